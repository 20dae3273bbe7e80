package nl.telmee.relation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Words;

/** Which books a caller has: those of the organisations that the caller works for. */
final class Books {
  private final OrganisationStore organisations;

  Books(OrganisationStore organisations) {
    this.organisations = organisations;
  }

  /**
   * The books of one caller.
   *
   * @param names of the organisations by slug
   */
  record Own(Map<String, String> names) {
    /** The one that is asked for, or the only one there is; empty: none or more than one. */
    String chosen(String asked) {
      if (names.containsKey(asked)) {
        return asked;
      }
      return names.size() == 1 ? names.keySet().iterator().next() : "";
    }

    /** The books as a choice in a form; empty when there is nothing to choose. */
    List<Choice> choices(Typed typed) {
      return names.size() < 2
          ? List.of()
          : names.entrySet().stream()
              .map(
                  one ->
                      new Choice(
                          one.getKey(), one.getValue(), typed.chosen("organisation", one.getKey())))
              .toList();
    }

    /** Whose book it is, when there is more than one. */
    String name(String slug) {
      return names.size() < 2 ? "" : names.getOrDefault(slug, slug);
    }
  }

  Future<Own> of(RoutingContext ctx, Words words) {
    Caller caller = Caller.of(ctx);
    return organisations
        .all()
        .map(
            all -> {
              Map<String, String> names = new LinkedHashMap<>();
              all.stream()
                  .filter(one -> Relations.keeps(caller, one))
                  .forEach(one -> names.put(one.slug(), one.name().in(words.language())));
              return new Own(names);
            });
  }

  /** The trajectory that somebody came from and can go back to; empty: none. */
  static String trajectory(RoutingContext ctx) {
    return trajectory(Params.query(ctx, "trajectory").orElse(""));
  }

  static String trajectory(String typed) {
    return Uuids.parse(typed).map(UUID::toString).orElse("");
  }

  /** The address of the stakeholders of a trajectory; empty without one. */
  static String stakeholders(String trajectory) {
    return trajectory.isEmpty()
        ? ""
        : "/staff/trajectories/" + trajectory + "/sections/stakeholders";
  }
}
