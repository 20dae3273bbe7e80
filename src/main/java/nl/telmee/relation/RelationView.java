package nl.telmee.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes the page of a relation. */
record RelationView(StaffFrame staff, LocalDate today) {
  private Words words() {
    return staff.words();
  }

  /** A new one. */
  RelationPage fresh(String action, Books.Own own, Typed typed, String trouble) {
    String trajectory = Books.trajectory(typed.value("trajectory"));
    return new RelationPage(
        staff,
        words().say("relation.new"),
        trajectory.isEmpty() ? BookPages.PATH : Books.stakeholders(trajectory),
        action,
        trajectory,
        0,
        typed,
        trouble,
        null,
        own.choices(typed),
        categories(typed),
        today.toString(),
        "",
        "",
        "",
        "");
  }

  /** One that is there. */
  RelationPage changing(Relation relation, Typed typed) {
    return page(relation, relation.revision(), typed, null);
  }

  /** What was typed cannot be read; it still counts from what was read then. */
  RelationPage wrong(Relation relation, int revision, Typed typed) {
    return page(relation, revision, typed, null);
  }

  /** What was typed stands in the form with the revision of now: saving again counts. */
  RelationPage outdated(Relation now, Typed typed) {
    return page(
        now, now.revision(), typed, new RelationPage.Other(changedBy(now), facts(now.entry())));
  }

  private RelationPage page(
      Relation relation, int revision, Typed typed, RelationPage.@Nullable Other other) {
    String address = BookPages.PATH + "/" + relation.id();
    LocalDate checked = relation.entry().checkedOn();
    return new RelationPage(
        staff,
        relation.entry().name(),
        BookPages.PATH,
        address,
        "",
        revision,
        typed,
        "",
        other,
        List.of(),
        categories(typed),
        today.toString(),
        changedBy(relation),
        Ago.checked(words(), checked, today),
        checked.equals(today) ? "" : address + "/_checked",
        address + "/remove");
  }

  RelationPage.Remove removing(Relation relation, String trouble) {
    String address = BookPages.PATH + "/" + relation.id();
    return new RelationPage.Remove(
        staff, relation.entry().name(), address, address + "/remove", relation.revision(), trouble);
  }

  String changedBy(Relation relation) {
    return words()
        .say("relation.changed-by", relation.changedBy(), words().moment(relation.changedAt()));
  }

  private List<Choice> categories(Typed typed) {
    return Arrays.stream(Category.values())
        .map(
            one ->
                new Choice(
                    one.word(),
                    BookPages.label(words(), one),
                    typed.chosen("categories", one.word())))
        .toList();
  }

  private List<RelationPage.Fact> facts(Entry entry) {
    List<RelationPage.Fact> facts = new ArrayList<>();
    fact(words(), facts, Column.NAME, entry.name());
    fact(
        words(),
        facts,
        Column.CATEGORIES,
        entry.categories().stream()
            .map(one -> BookPages.label(words(), one))
            .collect(Collectors.joining(", ")));
    fact(words(), facts, Column.CONTACT, entry.contact());
    fact(words(), facts, Column.EMAIL, entry.email());
    fact(words(), facts, Column.PHONE, entry.phone());
    fact(words(), facts, Column.NOTE, entry.note());
    fact(words(), facts, Column.CHECKED_ON, words().day(entry.checkedOn()));
    return facts;
  }

  private static void fact(Words words, List<RelationPage.Fact> facts, Column column, String text) {
    if (!text.isEmpty()) {
      facts.add(new RelationPage.Fact(column.label(words), text));
    }
  }
}
