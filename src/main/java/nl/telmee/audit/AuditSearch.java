package nl.telmee.audit;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Params;

/**
 * What is looked for in the log. What is empty does not narrow the search.
 *
 * @param from first day, in Dutch time
 * @param to last day
 * @param action what was done
 * @param person part of the e-mail address of who did it
 * @param subject part of what it was done to
 */
record AuditSearch(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<AuditAction> action,
    String person,
    String subject) {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final int LONGEST = 200;

  /**
   * The search in an address.
   *
   * @throws nl.telmee.web.Rejected when a day or an action is none
   */
  static AuditSearch of(RoutingContext ctx) {
    return new AuditSearch(
        day(ctx, "from"),
        day(ctx, "to"),
        Params.query(ctx, "action").filter(word -> !word.isBlank()).map(AuditSearch::action),
        text(ctx, "person"),
        text(ctx, "subject"));
  }

  private static String text(RoutingContext ctx, String name) {
    String text = Params.query(ctx, name).orElse("").strip();
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static Optional<LocalDate> day(RoutingContext ctx, String name) {
    try {
      return Params.query(ctx, name)
          .filter(text -> !text.isBlank())
          .map(LocalDate::parse)
          .map(AuditSearch::sane);
    } catch (DateTimeException _) {
      throw Params.wrongQuery(name, "must be a date like 2026-11-22");
    }
  }

  /** What PostgreSQL can compare with. */
  private static LocalDate sane(LocalDate day) {
    if (day.getYear() < 2000 || day.getYear() > 2200) {
      throw new DateTimeException("not in our time");
    }
    return day;
  }

  private static AuditAction action(String word) {
    return Arrays.stream(AuditAction.values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Params.wrongQuery("action", "is no action of the log"));
  }

  /** The first moment that is looked for. */
  Optional<Instant> since() {
    return from.map(day -> day.atStartOfDay(AMSTERDAM).toInstant());
  }

  /** The first moment after those that are looked for. */
  Optional<Instant> until() {
    return to.map(day -> day.plusDays(1).atStartOfDay(AMSTERDAM).toInstant());
  }

  /** The query of an address that looks for the same; empty, or begins with a question mark. */
  String query() {
    List<String> parts = new ArrayList<>();
    from.ifPresent(day -> parts.add("from=" + day));
    to.ifPresent(day -> parts.add("to=" + day));
    action.ifPresent(word -> parts.add("action=" + word.word()));
    add(parts, "person", person);
    add(parts, "subject", subject);
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
