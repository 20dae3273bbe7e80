package nl.telmee.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.telmee.TestNode;

/**
 * Things of Velsen to try routes on, new ones for each try: who removes a poll must not make the
 * next one fail. A parameter that this class does not know fails the test: add it here.
 */
final class Things implements AutoCloseable {
  /** Only who holds the secret gets through; here nobody does, so all get 404 or the like. */
  static final java.util.Set<String> SECRETS =
      java.util.Set.of(
          "token", "receipt", "hash", "file", "word", "number", "label", "export", "ticket");

  private final Connection db;
  private final String template;
  private int issues;

  Things(TestNode node) throws SQLException {
    db = node.jdbc();
    template = node.openPoll(POLL);
  }

  private static final String POLL =
      """
      {"organisation":"velsen","slug":"matrix","title":{"nl":"Matrix"},"introduction":{"nl":"x"},
       "access":"code","resultsPolicy":{"visibility":"after-closing","minimumGroup":10,"breakdowns":true},
       "questions":[{"id":"ok","type":"single-choice","required":true,"text":{"nl":"Ok?"},
         "options":[{"id":"yes","text":{"nl":"Ja"}},{"id":"no","text":{"nl":"Nee"}}]},
         {"id":"idea","type":"text","maxLength":100,"text":{"nl":"Idee?"}}]}
      """;

  private static final String STAGES =
      """
      [{"key":"agenda"},{"key":"goal"},{"key":"approach"},{"key":"activities"},{"key":"report"},
       {"key":"decision"},{"key":"evaluation"}]
      """;

  private static final String LOGO =
      """
      insert into organisation_logo (organisation, type, content, changed_at)
      values ('velsen', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', now())
      on conflict do nothing
      """;

  /** A body of {@code POST /polls} that is right but for its organisation. */
  static String poll(String organisation) {
    return POLL.replace("\"velsen\"", "\"" + organisation + "\"")
        .replace("\"matrix\"", "\"m" + UUID.randomUUID() + "\"");
  }

  /** Pages of the builder are about drafts. */
  private static final String BUILDER =
      "/staff/polls/:poll/(import|edit|merge|preview|phone|tried|test-.*|open|delete|history|restore)";

  /** The address of a route with real things of Velsen in it. */
  String address(String path) throws SQLException {
    Map<String, String> known = new HashMap<>();
    known.put("state", path.matches(BUILDER) ? "draft" : "open");
    known.put("advice-state", path.startsWith("/council/") ? "asked" : "published");
    known.put("kind", path.contains("/paper/") ? "paper" : "code");
    known.put("slug-of", path.startsWith("/t/") ? "trajectory" : "poll");
    known.put("left-out", String.valueOf(path.endsWith("/_restore")));
    if (path.contains("/logo")) {
      run(LOGO);
    }
    StringBuilder address = new StringBuilder();
    for (String part : path.substring(1).split("/", -1)) {
      address.append('/').append(part.startsWith(":") ? value(part.substring(1), known) : part);
    }
    return address.toString();
  }

  private String value(String name, Map<String, String> known) throws SQLException {
    String value =
        switch (name) {
          case "poll" -> newPoll(known);
          case "slug" -> slug(known);
          case "organisation" -> "velsen";
          case "account" -> newAccount();
          case "session" -> UUID.randomUUID().toString();
          case "group" -> newGroup(known);
          case "conversation" -> newConversation(known);
          case "signal" -> newSignal();
          case "year" -> "2026";
          case "item" -> newItem();
          case "advice" -> newAdvice(known);
          case "attachment" ->
              known.containsKey("trajectory") ? newFile(known) : newAttachment(known);
          case "document" -> "passage";
          case "paper" -> "report";
          case "subscription" -> newSubscription();
          case "delivery" -> newDelivery(known);
          case "newsletter" -> newNewsletter("draft", "null");
          case "issue" -> newIssue();
          case "size" -> "a4";
          case "trajectory" -> newTrajectory();
          case "member" -> newMember(known);
          case "template" -> newTemplate();
          case "relation" -> newRelation();
          case "section" -> "influence";
          case "items" -> "activities";
          case "step" -> "agenda";
          case "panel" -> newPanel();
          case "invitation" -> newInvitation();
          case "activity", "finding", "improvement" -> newPart(name, known);
          default -> SECRETS.contains(name) ? UUID.randomUUID().toString() : "";
        };
    if (value.isEmpty()) {
      throw new AssertionError("no thing is known for :" + name);
    }
    known.put(name, value);
    return value;
  }

  private String newPoll(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into poll (id, organisation, slug, state, definition, opened_at, created_at)"
            + " select '%s', organisation, 'm%s', '%s', definition, opened_at, created_at"
                .formatted(id, id, known.get("state"))
            + " from poll where id = '%s'".formatted(template));
    run("insert into release_head (poll_id, version, final) values ('%s', 0, false)".formatted(id));
    known.put("slug", "m" + id);
    return id.toString();
  }

  private String slug(Map<String, String> known) throws SQLException {
    if ("trajectory".equals(known.get("slug-of"))) {
      known.put("trajectory", newTrajectory());
      return "t" + known.get("trajectory");
    }
    newPoll(known);
    return known.getOrDefault("slug", "");
  }

  private String newAccount() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into account (id, email, role, organisation)"
            + " values ('%s', '%s@velsen.example', 'editor', 'velsen')".formatted(id, id));
    return id.toString();
  }

  private String newTemplate() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into trajectory_template (id, organisation, name, stages, changed_at, changed_by)"
            + " values ('%s', 'velsen', 'x', '%s', now(), 'x')".formatted(id, STAGES));
    return id.toString();
  }

  private String newRelation() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into relation values ('%s', 'velsen', 1, 'x', '{schools}', '', '', '', '',"
                .formatted(id)
            + " current_date, now(), 'x')");
    return id.toString();
  }

  /** An attachment of a trajectory that everybody may have. */
  private String newFile(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    String trajectory = known.get("trajectory");
    run(
        "update trajectory set content = content || jsonb_build_object('attachments', one),"
            + " shown = shown || jsonb_build_object('attachments', one) from (select"
            + " jsonb_build_array(jsonb_build_object('id', '%s', 'about', 'report', 'name', 'x.pdf',"
                .formatted(id)
            + " 'alt', '', 'open', true)) as one) a where id = '%s'".formatted(trajectory));
    run(
        "insert into trajectory_file (trajectory, id, type, content) values"
            + " ('%s', '%s', 'application/pdf', 'x')".formatted(trajectory, id));
    return id.toString();
  }

  private String newGroup(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into code_group (poll_id, id, name, kind, issued, made_at)"
            + " values ('%s', '%s', 'class', '%s', 1, now())"
                .formatted(known.get("poll"), id, known.get("kind")));
    return id.toString();
  }

  private String newConversation(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into conversation (poll_id, id, revision, place, held_on, people, counts, note,"
            + " removed, changed_at, changed_by) values ('%s', '%s', 1, 'market', now(), 1,"
                .formatted(known.get("poll"), id)
            + " '{}', '', false, now(), 'x')");
    return id.toString();
  }

  private String newPanel() throws SQLException {
    String slug = "p" + UUID.randomUUID();
    run(
        "insert into panel (organisation, slug, kind, name, description)"
            + " values ('velsen', '%s', 'youth', '{\"nl\":\"x\"}', '{\"nl\":\"x\"}')"
                .formatted(slug));
    return slug;
  }

  private String newInvitation() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into invitation (id, organisation, panel, municipalities, bands, themes, text,"
            + " state, made_at, made_by) values ('%s', 'velsen', 'contacts', '{}', '{}', '{}',"
                .formatted(id)
            + " '{\"nl\":\"x\"}', 'done', now(), 'x')");
    return id.toString();
  }

  /** Published, with a line in its log, a member and a poll. */
  private String newTrajectory() throws SQLException {
    UUID id = UUID.randomUUID();
    String content =
        "{\"subject\":{\"title\":{\"nl\":\"x\"},\"summary\":\"\",\"policyGoal\":\"\"}}";
    run(
        "insert into trajectory (id, slug, organisation, decides, participants, state, revision,"
            + " content, shown, done, published_on, changed_at) values ('%s', 't%s', 'velsen',"
                .formatted(id, id)
            + " 'velsen', '{}', 'published', 1, '%s', '%s', '[]', now(), now())"
                .formatted(content, content));
    run(
        "insert into trajectory_change values ('%s', 1, 'publish', '{}', 'municipality', now(), 'x')"
            .formatted(id));
    run("insert into trajectory_poll values ('%s', '%s', '%s')".formatted(id, id, id));
    run(
        "insert into trajectory_file values ('%s', '%s', 'application/pdf', 'x')"
            .formatted(id, id));
    newMember(Map.of("trajectory", id.toString()));
    return id.toString();
  }

  private String newMember(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into trajectory_member (trajectory, id, seat, name, link, since)"
            + " values ('%s', '%s', 'focus-group', 'x', sha256('%s'), now())"
                .formatted(known.get("trajectory"), id, id));
    return id.toString();
  }

  private String newSignal() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into signal (id, organisation, origin, state, subject, what, themes, received_on,"
            + " due_on) values ('%s', 'velsen', 'resident', 'open', 'x', 'x', '{}',".formatted(id)
            + " current_date, current_date)");
    return id.toString();
  }

  private String newItem() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into agenda_item (organisation, year, id, revision, content, removed, changed_at,"
            + " changed_by) values ('velsen', 2026, '%s', 1, '{\"id\":\"%s\",".formatted(id, id)
            + "\"subject\":\"x\",\"why\":\"\",\"period\":\"whole-year\",\"ways\":[\"poll\"],"
            + "\"responsible\":\"council\"}', false, now(), 'x')");
    return id.toString();
  }

  /** Asked by Velsen of its youth council; published where the public looks. */
  private String newAdvice(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    boolean published = "published".equals(known.get("advice-state"));
    run(
        "insert into advice (id, organisation, council, state, question, made_at, delivered_at,"
            + " text_revision, published_at) values ('%s', 'velsen', 'jeugdraad', '%s', 'x', now(),"
                .formatted(id, known.get("advice-state"))
            + (published ? " now(), 1, now())" : " null, null, null)"));
    run(
        "insert into advice_text (advice, revision, title, body, points, themes, changed_at,"
            + " changed_by) values ('%s', 1, 'x', 'x', '{}', '{}', now(), 'x')".formatted(id));
    return id.toString();
  }

  private String newAttachment(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into advice_file (advice, id, part, name, type, content)"
            + " values ('%s', '%s', 'question', 'x.pdf', 'application/pdf', '%%PDF-')"
                .formatted(known.get("advice"), id));
    return id.toString();
  }

  private String newSubscription() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into webhook (id, organisation, url, state, made_at, cursor)"
            + " values ('%s', 'velsen', 'http://127.0.0.1:9/', 'active', now(), 0)".formatted(id));
    run(
        "insert into webhook_secret (webhook, id, secret, made_at)"
            + " values ('%s', '%s', sha256('x'), now())".formatted(id, id));
    return id.toString();
  }

  private String newDelivery(Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    run("insert into webhook_message values ('%s', 'x', '{}', now())".formatted(id));
    run(
        "insert into webhook_delivery (webhook, message, state, made_at, next_at)"
            + " values ('%s', '%s', 'done', now(), now())"
                .formatted(known.get("subscription"), id));
    return id.toString();
  }

  private String newNewsletter(String state, String number) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        "insert into newsletter (id, organisation, state, revision, number, title, introduction,"
            + " since, until, items, began_at, changed_at) values ('%s', 'velsen', '%s', 1, %s,"
                .formatted(id, state, number)
            + " '{\"nl\": \"x\"}', '{}', '2026-11-01', '2026-11-30', '{}', now(), now())");
    return id.toString();
  }

  private String newIssue() throws SQLException {
    String number = String.valueOf(++issues);
    newNewsletter("sent", number);
    return number;
  }

  /** Something that a trajectory holds; what it rests on is there too. */
  private String newPart(String name, Map<String, String> known) throws SQLException {
    UUID id = UUID.randomUUID();
    String leftOut =
        Boolean.parseBoolean(known.get("left-out"))
            ? """
            ,"leftOut":[{"id":"%s","on":"2026-11-01","why":"x","evidence":{"poll":"%s","slug":"x",            "version":1,"released":1,"question":{},"groups":[],"method":"x"}}]\
            """
                .formatted(id, id)
            : "";
    String parts =
        """
        {"activities":[{"id":"%1$s","form":"meeting","title":"x"%2$s}],
        "findings":[{"id":"%1$s","activity":"%1$s"}],
        "improvements":[{"id":"%1$s","text":"x"}]}
        """
            .formatted(id, leftOut);
    String plural = name.equals("activity") ? "activities" : name + "s";
    run(
        "update trajectory set content = content || jsonb_build_object('activities',"
            + " '%1$s'::jsonb -> 'activities', '%2$s', '%1$s'::jsonb -> '%2$s') where id = '%3$s'"
                .formatted(parts, plural, known.get("trajectory")));
    return id.toString();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
