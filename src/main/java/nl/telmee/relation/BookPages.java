package nl.telmee.relation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page on which somebody finds whom the organisation knows. */
final class BookPages {
  static final String PATH = "/staff/relations";
  private static final int MOST_SHOWN = 200;

  private final Relations relations;
  private final Books books;
  private final Pages pages;

  BookPages(Relations relations, Books books, Pages pages) {
    this.relations = relations;
    this.books = books;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::page);
  }

  /** What is asked for in the address; what makes no sense there asks for nothing. */
  private record Asked(
      String organisation,
      @Nullable Category category,
      String search,
      boolean old,
      String trajectory) {
    static Asked of(RoutingContext ctx) {
      String search = Params.query(ctx, "search").orElse("").strip();
      int longest = Math.min(search.length(), RelationQuery.LONGEST_SEARCH);
      return new Asked(
          Params.query(ctx, "organisation").orElse(""),
          Params.query(ctx, "category").flatMap(Category::of).orElse(null),
          search.substring(0, longest),
          Params.query(ctx, "old").isPresent(),
          Books.trajectory(ctx));
    }

    RelationQuery query(Set<String> organisations, LocalDate today) {
      return new RelationQuery(
          organisations,
          category,
          search,
          old ? Relation.lastGoodDay(today) : null,
          MOST_SHOWN + 1,
          0);
    }
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    Asked asked = Asked.of(ctx);
    return books
        .of(ctx, pages.words(ctx))
        .compose(
            own -> {
              Set<String> wanted =
                  own.names().containsKey(asked.organisation)
                      ? Set.of(asked.organisation)
                      : own.names().keySet();
              return Future.all(
                      relations.list(caller, asked.query(wanted, relations.today())),
                      relations.list(caller, RelationQuery.all(wanted)))
                  .map(both -> page(ctx, own, asked, both.resultAt(0), both.resultAt(1)));
            });
  }

  private Reply page(
      RoutingContext ctx, Books.Own own, Asked asked, List<Relation> found, List<Relation> all) {
    Words words = pages.words(ctx);
    LocalDate today = relations.today();
    boolean narrowed = asked.category != null || !asked.search.isEmpty() || asked.old;
    String add = add(own.chosen(asked.organisation), asked.trajectory);
    return pages.renderStaff(
        "relation/book.jte",
        new BookPage(
            pages.staff(ctx, words.say("menu.relations"), StaffMenu.RELATIONS),
            Books.stakeholders(asked.trajectory),
            asked.trajectory,
            asked.search,
            categories(words, asked.category),
            own.choices(Typed.NOTHING.with("organisation", asked.organisation)),
            asked.old,
            done(ctx, words),
            found.size() > MOST_SHOWN
                ? words.say("relation.found.more", MOST_SHOWN)
                : words.count("relation.found", found.size()),
            old(words, all, today),
            narrowed,
            all.isEmpty(),
            found.stream().limit(MOST_SHOWN).map(one -> line(words, own, one, today)).toList(),
            narrowed ? List.of() : missing(words, all, add),
            add));
  }

  /** Where somebody is added. */
  private static String add(String organisation, String trajectory) {
    return PATH + "/new?organisation=" + organisation + "&trajectory=" + trajectory;
  }

  static List<Choice> categories(Words words, @Nullable Category chosen) {
    return Arrays.stream(Category.values())
        .map(one -> new Choice(one.word(), label(words, one), one == chosen))
        .toList();
  }

  static String label(Words words, Category category) {
    return words.say("trajectory.category." + category.word());
  }

  /** What the page before did, in words. */
  private static String done(RoutingContext ctx, Words words) {
    return switch (Params.query(ctx, "did").orElse("")) {
      case "added" -> words.say("relation.did.added");
      case "changed" -> words.say("relation.did.changed");
      case "checked" -> words.say("relation.did.checked");
      case "removed" -> words.say("relation.did.removed");
      case "taken" -> words.say("relation.did.taken", number(ctx, "added"), number(ctx, "changed"));
      default -> "";
    };
  }

  private static int number(RoutingContext ctx, String name) {
    Optional<String> text = Params.query(ctx, name).filter(one -> one.matches("[0-9]{1,4}"));
    return text.map(Integer::parseInt).orElse(0);
  }

  private static String old(Words words, List<Relation> all, LocalDate today) {
    long old = all.stream().filter(one -> one.outdated(today)).count();
    return old == 0 ? "" : words.count("relation.old", old);
  }

  private static BookPage.Line line(
      Words words, Books.Own own, Relation relation, LocalDate today) {
    Entry entry = relation.entry();
    String address = PATH + "/" + relation.id();
    return new BookPage.Line(
        address,
        entry.name(),
        own.name(relation.organisation()),
        entry.categories().stream().map(one -> label(words, one)).toList(),
        entry.contact(),
        entry.email(),
        entry.phone(),
        entry.phone().replaceAll("[^+0-9]", ""),
        Ago.checked(words, entry.checkedOn(), today),
        relation.outdated(today) ? address + "/_checked" : "");
  }

  /** Some groups are always forgotten: in these nobody is known. */
  private static List<BookPage.Missing> missing(Words words, List<Relation> all, String add) {
    Set<Category> known = EnumSet.noneOf(Category.class);
    all.forEach(one -> known.addAll(one.entry().categories()));
    return EnumSet.complementOf(EnumSet.copyOf(known)).stream()
        .map(one -> new BookPage.Missing(label(words, one), add + "&category=" + one.word()))
        .toList();
  }
}
