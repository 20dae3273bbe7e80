package nl.telmee.release;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.poll.Poll;
import nl.telmee.web.Frame;

/**
 * The addresses of a poll's results. What a page was asked with goes along: a version, and the
 * receipt of a browser that keeps no cookies.
 */
record ResultsAddress(Poll poll, String along) {
  private static final Pattern RECEIPT =
      Pattern.compile("(?:[?&]receipt=|^/p/[^/?]+/receipt/)([A-Za-z0-9_-]+)");

  private static final Pattern VERSION = Pattern.compile("[?&]version=(\\d+)");

  static ResultsAddress of(Poll poll, Frame frame) {
    List<String> along = new ArrayList<>();
    add(along, "version=", VERSION.matcher(frame.here()));
    add(along, "receipt=", RECEIPT.matcher(frame.here()));
    return new ResultsAddress(poll, String.join("&", along));
  }

  private static void add(List<String> along, String name, Matcher matcher) {
    if (matcher.find()) {
      along.add(name + matcher.group(1));
    }
  }

  String everybody() {
    return with(poll.page() + "/results", along);
  }

  String group(String by, String value) {
    String query = "by=" + encoded(by) + "&value=" + encoded(value);
    return with(poll.page() + "/results", along.isEmpty() ? query : query + "&" + along);
  }

  String csv() {
    return with(poll.page() + "/results/csv", along);
  }

  String xlsx() {
    return with(poll.page() + "/results/xlsx", along);
  }

  String report() {
    return with(poll.page() + "/results/report", along);
  }

  String stream() {
    return with("/api/v1/polls/" + poll.id() + "/results/stream", along);
  }

  private static String with(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
