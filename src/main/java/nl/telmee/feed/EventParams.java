package nl.telmee.feed;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.id.Slug;
import nl.telmee.id.Theme;
import nl.telmee.web.Params;
import org.jspecify.annotations.Nullable;

/** What a follower asks for, as it stands in the query of an address. */
public final class EventParams {
  private static final int LONGEST_CURSOR = 18;

  private EventParams() {}

  /**
   * The filter of {@code type} (may be given more than once, or with commas), {@code organisation}
   * (with all below it), {@code theme} and {@code trajectory}.
   *
   * @throws nl.telmee.web.Rejected naming the parameter that is wrong
   */
  public static Future<EventFilter> filter(RoutingContext ctx, Feed feed) {
    EventFilter filter =
        new EventFilter(null, types(ctx), theme(ctx), slug(ctx, "trajectory").orElse(null));
    Optional<String> organisation = slug(ctx, "organisation");
    return organisation.isEmpty()
        ? Future.succeededFuture(filter)
        : feed.below(organisation.get()).map(filter::in);
  }

  /** The theme that is asked for, or null for all. */
  static @Nullable Theme theme(RoutingContext ctx) {
    return Params.query(ctx, "theme")
        .filter(token -> !token.isEmpty()) // A form sends all of them so.
        .map(
            token ->
                Theme.of(token)
                    .orElseThrow(
                        () -> Params.wrongQuery("theme", "must be one of " + Theme.tokens())))
        .orElse(null);
  }

  /** A slug in the query, if there is one. */
  public static Optional<String> slug(RoutingContext ctx, String name) {
    Optional<String> slug = Params.query(ctx, name);
    if (slug.isPresent() && !Slug.FORM.matcher(slug.get()).matches()) {
      throw Params.wrongQuery(name, "must be a slug: lower-case letters, digits and hyphens");
    }
    return slug;
  }

  private static @Nullable Set<EventType> types(RoutingContext ctx) {
    List<String> given = ctx.queryParams().getAll("type");
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    for (String list : given) {
      for (String name : list.split(",", -1)) {
        types.add(EventType.of(name).orElseThrow(() -> Params.wrongQuery("type", known())));
      }
    }
    return types.isEmpty() ? null : types;
  }

  private static String known() {
    return Arrays.stream(EventType.values())
        .map(EventType::wire)
        .collect(Collectors.joining(", ", "must be one of ", ""));
  }

  /** A cursor as it was given out: the number of an event, or 0 for the beginning. */
  public static Optional<Long> cursor(RoutingContext ctx, String name) {
    return Params.query(ctx, name)
        .map(
            text ->
                parse(text)
                    .orElseThrow(() -> Params.wrongQuery(name, "is no cursor of this list")));
  }

  /** The number of a cursor; empty when it is none. */
  public static Optional<Long> parse(String text) {
    return text.length() <= LONGEST_CURSOR && text.matches("\\d+")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }
}
