package nl.telmee.steer;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.identity.Organisation;
import nl.telmee.relation.Relation;
import nl.telmee.relation.RelationQuery;
import nl.telmee.relation.Relations;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.Caller;
import nl.telmee.web.Words;

/**
 * Whom the address books hold in each category of the fan: those of who owns the trajectory and of
 * who takes part in it, as far as these are the caller's own.
 *
 * @param groups those in which somebody is known
 * @param missing in which categories nobody is known, in words
 * @param address of the address book
 */
public record SectionBook(
    Map<Category, Known> known, List<Group> groups, String missing, String address) {
  private static final int SHOWN = 3;
  private static final String BOOK = "/staff/relations";

  /**
   * Who is known in a category.
   *
   * @param summary how many, and some names
   * @param label of the link
   */
  public record Known(String summary, String label, String address) {}

  /** A category in which somebody is known. */
  public record Group(String label, Known known) {}

  /** One, or none when no book of who works on the trajectory is the caller's. */
  static Future<List<SectionBook>> of(RoutingContext ctx, Relations relations, SteerWork work) {
    Caller caller = Caller.of(ctx);
    Head head = work.trajectory().head();
    Set<String> organisations =
        work.places().all().stream()
            .filter(one -> Relations.keeps(caller, one))
            .map(Organisation::slug)
            .filter(one -> one.equals(head.organisation()) || head.participants().contains(one))
            .collect(Collectors.toSet());
    return organisations.isEmpty()
        ? Future.succeededFuture(List.of())
        : relations
            .list(caller, RelationQuery.all(organisations))
            .map(all -> List.of(of(work.words(), head, organisations, all)));
  }

  private static SectionBook of(
      Words words, Head head, Set<String> organisations, List<Relation> all) {
    String one = organisations.size() == 1 ? organisations.iterator().next() : "";
    String places = "organisation=" + one + "&trajectory=" + head.id();
    Map<Category, Known> known = new EnumMap<>(Category.class);
    List<Group> groups = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Category category : Category.values()) {
      List<String> names =
          all.stream()
              .filter(relation -> relation.entry().categories().contains(category))
              .map(relation -> relation.entry().name())
              .toList();
      String label = words.say("trajectory.category." + category.word());
      Known here = known(words, names, places + "&category=" + category.word());
      known.put(category, here);
      if (names.isEmpty()) {
        missing.add(label);
      } else {
        groups.add(new Group(label, here));
      }
    }
    return new SectionBook(known, groups, missing(words, missing), BOOK + "?" + places);
  }

  private static Known known(Words words, List<String> names, String query) {
    if (names.isEmpty()) {
      return new Known(
          words.say("relation.fan.nobody"), words.say("relation.fan.add"), BOOK + "/new?" + query);
    }
    String some = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    String others =
        names.size() > SHOWN ? " " + words.say("relation.fan.others", names.size() - SHOWN) : "";
    return new Known(
        words.count("relation.fan.known", names.size()), some + others, BOOK + "?" + query);
  }

  private static String missing(Words words, List<String> missing) {
    return missing.isEmpty()
        ? words.say("relation.fan.whole")
        : words.say("relation.fan.missing", String.join(", ", missing));
  }
}
