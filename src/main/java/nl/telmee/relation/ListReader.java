package nl.telmee.relation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.id.Uuids;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.Formulas;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Mistake;
import nl.telmee.web.Words;

/**
 * Reads a list for a book: lines with the id of a relation change it, others add one. Gathers every
 * mistake with the number of its line; with any mistake nothing of the list counts.
 */
final class ListReader {
  /** As a Dutch spreadsheet writes a day. */
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})");

  private final Words words;
  private final LocalDate today;
  private final Map<String, Relation> byId = new HashMap<>();
  private final Map<String, String> idByKey = new HashMap<>();
  private final Map<String, Long> lineByKey = new HashMap<>();
  private final Map<String, Long> lineById = new HashMap<>();
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);
  private final List<String> wrong = new ArrayList<>();
  private final List<Entry> added = new ArrayList<>();
  private final List<Wanted.Changed> changed = new ArrayList<>();
  private final int before;

  /**
   * @param book what is in it now
   */
  ListReader(Words words, LocalDate today, List<Relation> book) {
    this.words = words;
    this.today = today;
    this.before = book.size();
    for (Relation one : book) {
      byId.put(one.id().toString(), one);
      idByKey.put(one.entry().key(), one.id().toString());
    }
  }

  /** What is wrong, in words, in the order of the lines; empty: nothing. */
  List<String> wrong() {
    return wrong;
  }

  Wanted read(List<Table.Line> lines) {
    if (lines.size() < 2) {
      wrong.add(words.say("relation.list.empty"));
    } else {
      head(lines.getFirst());
    }
    if (wrong.isEmpty()) {
      lines.stream().skip(1).forEach(this::line);
    }
    if (before + added.size() > Relations.MOST) {
      wrong.add(words.say("relation.list.full", Relations.MOST));
    }
    return new Wanted(added, changed);
  }

  private void head(Table.Line line) {
    for (int i = 0; i < line.cells().size(); i++) {
      String name = line.cells().get(i);
      Optional<Column> column = Column.of(name);
      if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
        wrong(line, words.say("relation.list.column-twice", name.strip()));
      } else if (column.isEmpty() && !name.isBlank()) {
        wrong(line, words.say("relation.list.column-unknown", name.strip()));
      }
    }
    for (Column needed : Column.NEEDED) {
      if (!places.containsKey(needed)) {
        wrong(line, words.say("relation.list.column-missing", needed.label(words)));
      }
    }
  }

  private void wrong(Table.Line line, String sentence) {
    wrong.add(words.say("relation.list.line", line.number()) + " " + sentence);
  }

  private String cell(Table.Line line, Column column) {
    Integer place = places.get(column);
    return place == null || place >= line.cells().size()
        ? ""
        : Formulas.original(line.cells().get(place)).strip();
  }

  private void line(Table.Line line) {
    int known = wrong.size();
    ObjectNode json = Json.object();
    for (Column column : Column.values()) {
      String text = cell(line, column);
      switch (column) {
        case NAME, CONTACT, EMAIL, PHONE, NOTE -> put(json, column, text);
        case CHECKED_ON -> put(json, column, day(text));
        case CATEGORIES -> categories(line, text, json.putArray(column.field()));
        case ID -> {}
      }
    }
    boolean unknownGroup = wrong.size() > known;
    List<Mistake> mistakes = new ArrayList<>();
    Entry entry = Entry.read(json, today, mistakes);
    Map<String, String> errors = new LinkedHashMap<>(RelationForm.errors(words, mistakes));
    if (unknownGroup) {
      errors.remove(Column.CATEGORIES.field());
    }
    errors.forEach((field, sentence) -> wrong(line, label(field) + ": " + sentence));
    if (errors.isEmpty()) {
      place(line, entry);
    }
  }

  private String label(String field) {
    return Column.of(field).map(one -> one.label(words)).orElse(field);
  }

  private static void put(ObjectNode json, Column column, String text) {
    if (!text.isEmpty()) {
      json.put(column.field(), text);
    }
  }

  private static String day(String text) {
    Matcher day = DAY.matcher(text);
    return day.matches()
        ? "%s-%02d-%02d"
            .formatted(day.group(3), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)))
        : text;
  }

  private void categories(Table.Line line, String text, ArrayNode all) {
    for (String name : text.split("[,;|\n]", -1)) {
      if (!name.isBlank()) {
        category(name.strip())
            .ifPresentOrElse(
                one -> all.add(one.word()),
                () -> wrong(line, words.say("relation.list.group-unknown", name.strip())));
      }
    }
  }

  private static Optional<Category> category(String name) {
    return Arrays.stream(Category.values())
        .filter(
            one ->
                one.word().equalsIgnoreCase(name)
                    || Arrays.stream(Language.values())
                        .anyMatch(in -> BookPages.label(Words.of(in), one).equalsIgnoreCase(name)))
        .findFirst();
  }

  /** Nobody comes twice into a book, and a line changes what is in this book only. */
  private void place(Table.Line line, Entry entry) {
    String id = Uuids.parse(cell(line, Column.ID)).map(Object::toString).orElse("");
    Relation there = byId.get(id);
    String here = idByKey.get(entry.key());
    Long above = lineByKey.putIfAbsent(entry.key(), line.number());
    if (!cell(line, Column.ID).isEmpty() && there == null) {
      wrong(line, words.say("relation.list.id-unknown"));
    } else if (there != null && lineById.putIfAbsent(id, line.number()) != null) {
      wrong(line, words.say("relation.list.id-twice"));
    } else if (above != null) {
      wrong(line, words.say("relation.list.twice", above));
    } else if (here != null && !here.equals(id)) {
      wrong(line, words.say("relation.list.there"));
    } else if (there == null) {
      added.add(entry);
    } else if (!there.entry().equals(entry)) {
      changed.add(new Wanted.Changed(there, entry));
    }
  }
}
