package nl.telmee.release;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.poll.Poll;
import nl.telmee.web.Frame;

/**
 * The addresses of a poll's results. The receipt that a page was asked with goes along, for a
 * browser that keeps no cookies.
 */
record ResultsAddress(Poll poll, String receipt) {
  private static final Pattern RECEIPT =
      Pattern.compile("(?:[?&]receipt=|/receipt/)([A-Za-z0-9_-]+)");

  static ResultsAddress of(Poll poll, Frame frame) {
    Matcher matcher = RECEIPT.matcher(frame.here());
    return new ResultsAddress(poll, matcher.find() ? "receipt=" + matcher.group(1) : "");
  }

  String everybody() {
    return with(poll.page() + "/results", receipt);
  }

  String group(String by, String value) {
    String query = "by=" + encoded(by) + "&value=" + encoded(value);
    return with(poll.page() + "/results", receipt.isEmpty() ? query : query + "&" + receipt);
  }

  String csv() {
    return with(poll.page() + "/results/csv", receipt);
  }

  String xlsx() {
    return with(poll.page() + "/results/xlsx", receipt);
  }

  String report() {
    return with(poll.page() + "/results/report", receipt);
  }

  String stream() {
    return with("/api/v1/polls/" + poll.id() + "/results/stream", receipt);
  }

  private static String with(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
