package nl.telmee.feed;

import io.vertx.sqlclient.Tuple;
import nl.telmee.id.Theme;

/**
 * The statement that reads a page of the log for a filter. For each wanted organisation and type it
 * looks into the index once, so that a page costs the same however long the log is, and however
 * rare what is wanted. A trajectory has few events: of these the wanted ones are chosen.
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

  /** The oldest events above a cursor, oldest first. */
  static EventQuery after(EventFilter filter, long cursor, int limit) {
    return read(filter, ">", "", cursor, limit);
  }

  /** The newest events below a cursor, newest first. */
  static EventQuery before(EventFilter filter, long cursor, int limit) {
    return read(filter, "<", " desc", cursor, limit);
  }

  private static EventQuery read(
      EventFilter filter, String than, String order, long cursor, int limit) {
    Tuple arguments = Tuple.of(cursor, limit);
    StringBuilder each = new StringBuilder();
    Theme theme = filter.theme();
    boolean byTheme = theme != null && filter.trajectory() == null;
    String row = byTheme ? "x" : "e";
    StringBuilder where = new StringBuilder(row + ".seq " + than + " $1");
    if (filter.organisations() != null) {
      each.append("unnest(").append(next(arguments, filter.organisations().toArray(String[]::new)));
      each.append("::text[]) as o (slug) cross join ");
      where.append(" and ").append(row).append(".organisation = o.slug");
    } else if (byTheme) {
      each.append("organisation o cross join ");
      where.append(" and x.organisation = o.slug");
    }
    if (filter.types() != null) {
      String[] wanted = filter.types().stream().map(EventType::wire).toArray(String[]::new);
      each.append("unnest(").append(next(arguments, wanted));
      each.append("::text[]) as t (name) cross join ");
      where.append(" and ").append(row).append(".type = t.name");
    }
    if (filter.trajectory() != null) {
      where.append(" and e.trajectory = ").append(next(arguments, filter.trajectory()));
    }
    if (theme != null) {
      String token = next(arguments, theme.token());
      where.append(" and ").append(token).append(byTheme ? " = x.theme" : " = any(e.themes)");
    }
    String from = byTheme ? "event_theme x join event e on e.seq = x.seq" : "event e";
    String page =
        "select "
            + COLUMNS
            + " from "
            + from
            + " where "
            + where
            + " order by "
            + row
            + ".seq"
            + order
            + " limit $2";
    return new EventQuery(
        "select * from " + each + "lateral (" + page + ") e order by e.seq" + order + " limit $2",
        arguments);
  }

  private static String next(Tuple arguments, Object value) {
    arguments.addValue(value);
    return "$" + arguments.size();
  }
}
