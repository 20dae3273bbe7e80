package nl.telmee.moderation;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.TestNode;

/**
 * A moderator at a poll's open answers, without a browser.
 *
 * @param cookies of the session
 */
record Desk(TestNode node, String poll, String cookies) {
  private static final Pattern SEEN =
      Pattern.compile(
          "name=\"seen\" value=\"([0-9a-f-]{36}\\.\\d+)\"><input type=\"hidden\" name=\"labelled");

  /** A poll with one text question, and an editor of its organisation. */
  static String open(TestNode node, String slug, int k, String visibility) {
    node.organisation("velsen");
    return node.openPoll(
        """
        {"organisation":"velsen","slug":"%s","title":{"nl":"Wat mis je?"},
         "resultsPolicy":{"visibility":"%s","minimumGroup":%d,"breakdowns":false},
         "questions":[
          {"id":"where","type":"single-choice","background":true,"text":{"nl":"Waar?"},"options":[
           {"id":"a","text":{"nl":"A"}},{"id":"b","text":{"nl":"B"}}]},
          {"id":"idea","type":"text","maxLength":500,"text":{"nl":"Wat zou jij doen?"}}]}
        """
            .formatted(slug, visibility, k));
  }

  static Desk of(TestNode node, String poll) {
    return new Desk(node, poll, Staff.of(node, "editor", "velsen").cookies());
  }

  /** People write these texts. */
  static void write(TestNode node, String poll, String... texts) {
    for (String text : texts) {
      String answers = "{\"where\":\"a\",\"idea\":\"%s\"}".formatted(text);
      HttpResponse<String> response = node.respond(poll, UUID.randomUUID().toString(), answers);
      if (response.statusCode() != 201) {
        throw new AssertionError(response.body());
      }
    }
  }

  HttpResponse<String> page(String query) {
    return node.get("/staff/polls/" + poll + "/answers" + query, "Cookie", cookies);
  }

  /** Ids and revisions of the texts on a page of the list. */
  List<String> seen(String state) {
    return SEEN.matcher(page("?state=" + state).body())
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** Waits until this many texts are to be read. */
  List<String> waiting(int texts) {
    return Patience.until(() -> seen("waiting"), found -> found.size() == texts);
  }

  /** The text to read that holds these words. */
  String seenWith(String words) {
    Matcher found = new Matcher(page("?state=waiting&search=" + encoded(words)).body());
    return found.only();
  }

  private record Matcher(String page) {
    String only() {
      List<String> all =
          SEEN.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
      if (all.size() != 1) {
        throw new AssertionError(all + " in " + page);
      }
      return all.getFirst();
    }
  }

  /** Posts fields, names and values in turn. */
  HttpResponse<String> post(String path, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + encoded(fields[i + 1]));
    }
    return node.post(
        "/staff/polls/" + poll + "/answers" + path,
        "application/x-www-form-urlencoded",
        String.join("&", pairs),
        "Cookie",
        cookies,
        "Sec-Fetch-Site",
        "same-origin");
  }

  /** Decides on texts, all the same. */
  HttpResponse<String> decide(String action, List<String> seen, String... more) {
    List<String> fields = new ArrayList<>(List.of("action", action));
    seen.forEach(one -> fields.addAll(List.of("seen", one)));
    fields.addAll(List.of(more));
    return post("/_decide", fields.toArray(String[]::new));
  }

  HttpResponse<String> publish() {
    return post("/_publish", "from-state", "waiting");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
