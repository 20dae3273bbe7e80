package nl.telmee.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Json;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The page of the audit log.
 *
 * @param kept how long entries stay, in words
 * @param chain whether the log is what it was
 * @param search what is looked for
 * @param query the same as a query of an address
 * @param lines newest first
 * @param older where older entries are; null at the end
 */
public record AuditPage(
    StaffFrame staff,
    String kept,
    ChainReport chain,
    Search search,
    String query,
    List<Line> lines,
    @Nullable String older) {
  /** What stands in the search form. */
  public record Search(String from, String to, String action, String person, String subject) {}

  /**
   * One entry, in words.
   *
   * @param organisation slug; empty: the whole installation's
   * @param address of the poll it was done to; null: it was no poll, or one that is gone
   * @param title of that poll; else the subject as it was written down
   * @param details name and value
   */
  public record Line(
      long number,
      String moment,
      String person,
      String organisation,
      String action,
      @Nullable String address,
      String title,
      List<String> details) {}

  static AuditPage of(
      StaffFrame staff,
      Duration kept,
      ChainReport chain,
      AuditSearch search,
      List<ChainedEntry> entries,
      Map<String, String> titles,
      boolean more) {
    Search shown =
        new Search(
            search.from().map(String::valueOf).orElse(""),
            search.to().map(String::valueOf).orElse(""),
            search.action().map(AuditAction::word).orElse(""),
            search.person(),
            search.subject());
    String query = search.query();
    String older =
        more
            ? "/staff/audit"
                + (query.isEmpty() ? "?" : query + "&")
                + "before="
                + entries.getLast().seq()
            : null;
    List<Line> lines = entries.stream().map(entry -> line(staff.words(), entry, titles)).toList();
    String days = staff.say("audit.what", kept.toDays());
    return new AuditPage(staff, days, chain, shown, query, lines, older);
  }

  private static Line line(Words words, ChainedEntry entry, Map<String, String> titles) {
    String organisation = entry.organisation();
    @Nullable String title = titles.get(entry.subject());
    return new Line(
        entry.seq(),
        words.moment(entry.at()),
        entry.actor(),
        organisation == null ? "" : organisation,
        entry.action(),
        title == null ? null : "/staff/polls/" + entry.subject(),
        title == null || title.isBlank() ? entry.subject() : title,
        details(entry.detail()));
  }

  private static List<String> details(String json) {
    List<String> details = new ArrayList<>();
    for (Map.Entry<String, JsonNode> detail : Json.readOwn(json).properties()) {
      JsonNode value = detail.getValue();
      details.add(detail.getKey() + ": " + (value.isTextual() ? value.asText() : value.toString()));
    }
    return details;
  }

  /** All that can have been done, for the search form. */
  public List<String> actions() {
    return Arrays.stream(AuditAction.values()).map(AuditAction::word).toList();
  }
}
