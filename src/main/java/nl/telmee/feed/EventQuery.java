package nl.telmee.feed;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.id.Theme;

/**
 * The statement that reads a page of the log for a filter. For each wanted organisation and type it
 * looks into the index once, so that a page costs the same however long the log is, and however
 * rare what is wanted. A trajectory has few events: of these the wanted ones are chosen.
 *
 * <p>What is wanted stands in the order and in the bounds of whole rows, not in equations: the
 * planner, which does not know how rare it is, would else read the log from the cursor on.
 *
 * @param sql with parameters
 * @param arguments for them
 */
record EventQuery(String sql, Tuple arguments) {
  private static final String COLUMNS =
      """
      e.seq, e.id, e.type, e.organisation, e.subject, e.trajectory, e.themes, e.at, e.path,
        e.data::text as data
      """;

  private static final String IN_BETWEEN =
      " and (e.type <> '%s' or e.data ->> 'version' = '1' or e.data ->> 'last' = 'true')"
          .formatted(EventType.RESULTS_RELEASED.wire());

  /** Which way to read: how a place compares with the cursor, and with the end of the index. */
  private enum Way {
    AFTER(">", "<=", Long.MAX_VALUE, ""),
    BEFORE("<", ">=", 0, " desc");

    private final String than;
    private final String end;
    private final long last;
    private final String order;

    Way(String than, String end, long last, String order) {
      this.than = than;
      this.end = end;
      this.last = last;
      this.order = order;
    }
  }

  /** The oldest events above a cursor, oldest first. */
  static EventQuery after(EventFilter filter, long cursor, int limit) {
    return read(filter, Way.AFTER, cursor, limit);
  }

  /** The newest events below a cursor, newest first. */
  static EventQuery before(EventFilter filter, long cursor, int limit) {
    return read(filter, Way.BEFORE, cursor, limit);
  }

  /**
   * The newest events of a trajectory below a cursor, newest first, without results in between: of
   * these come more in an hour than of all else in a year.
   */
  static EventQuery story(EventFilter filter, String trajectory, long cursor, int limit) {
    Tuple arguments = Tuple.of(cursor, limit);
    return whole(
        ofTrajectory(filter, trajectory, Way.BEFORE, IN_BETWEEN, arguments), Way.BEFORE, arguments);
  }

  private static EventQuery whole(String page, Way way, Tuple arguments) {
    return new EventQuery(
        "select * from " + page + " order by e.seq" + way.order + " limit $2", arguments);
  }

  private static EventQuery read(EventFilter filter, Way way, long cursor, int limit) {
    Tuple arguments = Tuple.of(cursor, limit);
    String page =
        filter.trajectory() == null
            ? byIndex(filter, way, arguments)
            : ofTrajectory(filter, filter.trajectory(), way, "", arguments);
    return whole(page, way, arguments);
  }

  private static String byIndex(EventFilter filter, Way way, Tuple arguments) {
    Theme theme = filter.theme();
    String row = theme == null ? "e" : "x";
    StringBuilder each = new StringBuilder();
    List<String> columns = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    if (filter.organisations() != null || theme != null) {
      each.append(organisations(filter, arguments)).append(" cross join ");
      columns.add(row + ".organisation");
      wanted.add("o.slug");
    }
    if (theme != null) {
      columns.add("x.theme");
      wanted.add(next(arguments, theme.token()));
    }
    if (filter.types() != null) {
      each.append("unnest(").append(types(filter.types(), arguments));
      each.append("::text[]) as t (name) cross join ");
      columns.add(row + ".type");
      wanted.add("t.name");
    }
    columns.add(row + ".seq");
    String from = theme == null ? "event e" : "event_theme x join event e on e.seq = x.seq";
    return each + page(from, columns, wanted, way, "");
  }

  private static String organisations(EventFilter filter, Tuple arguments) {
    Set<String> wanted = filter.organisations();
    return wanted == null
        ? "organisation o"
        : "unnest(" + next(arguments, wanted.toArray(String[]::new)) + "::text[]) as o (slug)";
  }

  private static String types(Set<EventType> types, Tuple arguments) {
    return next(arguments, types.stream().map(EventType::wire).toArray(String[]::new));
  }

  private static String ofTrajectory(
      EventFilter filter, String trajectory, Way way, String but, Tuple arguments) {
    List<String> columns = List.of("e.trajectory", "e.seq");
    List<String> wanted = List.of(next(arguments, trajectory));
    StringBuilder among = new StringBuilder(" and e.trajectory is not null" + but);
    if (filter.organisations() != null) {
      String[] slugs = filter.organisations().toArray(String[]::new);
      among.append(" and e.organisation = any(").append(next(arguments, slugs)).append(')');
    }
    if (filter.types() != null) {
      among.append(" and e.type = any(").append(types(filter.types(), arguments)).append(')');
    }
    if (filter.theme() != null) {
      String theme = next(arguments, filter.theme().token());
      among.append(" and ").append(theme).append(" = any(e.themes)");
    }
    return page("event e", columns, wanted, way, among.toString());
  }

  /** A page of one stretch of an index: from the cursor to the end of what is wanted. */
  private static String page(
      String from, List<String> columns, List<String> wanted, Way way, String among) {
    String place = "(" + String.join(", ", columns) + ")";
    String start = wanted.stream().map(value -> value + ", ").collect(Collectors.joining());
    String order = columns.stream().map(c -> c + way.order).collect(Collectors.joining(", "));
    String after = "%s %s (%s$1)".formatted(place, way.than, start);
    String until = "%s %s (%s%d)".formatted(place, way.end, start, way.last);
    return "lateral (select %s from %s where %s and %s%s order by %s limit $2) e"
        .formatted(COLUMNS, from, after, until, among, order);
  }

  private static String next(Tuple arguments, Object value) {
    arguments.addValue(value);
    return "$" + arguments.size();
  }
}
