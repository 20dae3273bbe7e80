package nl.telmee.spread;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.jspecify.annotations.Nullable;

/** Somebody of the staff who spreads polls, by the pages. */
record Editor(TestNode node, String token) {
  private static final Pattern CODE = Pattern.compile("[a-z]{4}(?:-[a-z]{2,4})+");

  static final String POLL =
      """
      {"organisation":"velsen","slug":"%s","title":{"nl":"Skatebaan: waar?","en":"Skate park?"},
       "introduction":{"nl":"Jij kiest mee."},"access":"%s",
       "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
       "questions":[
        {"id":"where","type":"single-choice","required":true,"text":{"nl":"Waar?"},"options":[
         {"id":"park","text":{"nl":"In het park"}},{"id":"hall","text":{"nl":"Bij de hal"}}]},
        {"id":"code","type":"multiple-choice","minChoices":0,"maxChoices":2,
         "text":{"nl":"Wat nog meer?"},"options":[
         {"id":"bench","text":{"nl":"Een bank"}},{"id":"tree","text":{"nl":"Een boom"}}]},
        {"id":"often","type":"scale","minimum":1,"maximum":5,"text":{"nl":"Hoe vaak?"}},
        {"id":"order","type":"ranking","text":{"nl":"Wat eerst?"},"options":[
         {"id":"a","text":{"nl":"Baan"}},{"id":"b","text":{"nl":"Licht"}}]},
        {"id":"hours","type":"number","minimum":0,"maximum":40,"text":{"nl":"Hoeveel uur?"}}]}
      """;

  static Editor of(TestNode node, String role, @Nullable String organisation) {
    return new Editor(node, Staff.of(node, role, organisation).token());
  }

  /** Opens a poll; access is open or code. */
  static String open(TestNode node, String slug, String access) {
    node.organisation("velsen");
    return node.openPoll(POLL.formatted(slug, access));
  }

  HttpResponse<String> get(String path) {
    return node.get(path, "Authorization", "Bearer " + token);
  }

  /** Posts a form: names and values in turn. */
  HttpResponse<String> post(String path, String... fields) {
    return node.post(
        path,
        "application/x-www-form-urlencoded",
        form(fields),
        "Authorization",
        "Bearer " + token);
  }

  static String form(String... fields) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      parts.add(
          URLEncoder.encode(fields[i], StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", parts);
  }

  /** Makes a group of access codes; yields these as they are printed. */
  List<String> codes(String poll, String name, int size) {
    String path = "/staff/polls/" + poll + "/codes";
    HttpResponse<String> made = post(path, "name", name, "size", String.valueOf(size));
    if (made.statusCode() != 303) {
      throw new AssertionError(made.statusCode() + made.body());
    }
    return lines(get(path + "/" + group(poll, name) + "/list.csv").body());
  }

  static List<String> lines(String csv) {
    return csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
  }

  /** Makes paper forms; yields their numbers as they are printed. */
  List<String> paper(String poll, String name, int size) {
    HttpResponse<String> made =
        post("/staff/polls/" + poll + "/paper/forms", "name", name, "size", String.valueOf(size));
    String sheet = get(made.headers().firstValue("Location").orElseThrow()).body();
    return Pattern.compile("form-number\"><span>[^<]*</span> ([a-z-]+)<")
        .matcher(sheet)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The id of a group with a name. */
  String group(String poll, String name) {
    return text("select id::text from code_group where poll_id = ?::uuid and name = ?", poll, name);
  }

  /** The one text that a query yields. */
  String text(String sql, String... arguments) {
    try (Connection connection = node.jdbc();
        PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        query.setString(i + 1, arguments[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("nothing for " + sql);
        }
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What looks like a code in a text. */
  static List<String> codesIn(String text) {
    return CODE.matcher(text).results().map(MatchResult::group).toList();
  }
}
