package nl.telmee.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.TestNode;

/** An installation with one of each thing, public and not, and thousands of others around them. */
final class Shelf {
  /** One of each kind that is public and says fietspaden; and what is not public and says otter. */
  private static final String ONE_OF_EACH =
      """
      insert into trajectory (id, slug, organisation, decides, participants, state, revision,
        content, shown, done, published_on, due_on, changed_at)
      values
      ('00000000-0000-0000-0000-0000000000a1', 'fietsen', 'velsen', 'velsen', '{}', 'published', 3,
        '{"subject":{"title":{"nl":"Fietsen in Velsen"},"summary":"Nieuwe fietspaden","laws":["youth-act"],"themes":["mobility"]},"report":{"summary":"otter in het verslag"}}',
        '{"subject":{"title":{"nl":"Fietsen in Velsen"},"summary":"Nieuwe fietspaden","laws":["youth-act"],"themes":["mobility"]}}',
        '[]', '2025-04-01', null, now()),
      ('00000000-0000-0000-0000-0000000000a2', 'geheim', 'velsen', 'velsen', '{}', 'draft', 1,
        '{"subject":{"title":{"nl":"Otter in concept"},"summary":"otter","laws":[],"themes":[]}}',
        '{"subject":{"title":{"nl":"Otter in concept"},"summary":"otter","laws":[],"themes":[]}}',
        '[]', null, null, now());
      insert into poll (id, organisation, slug, state, definition, opened_at, created_at, opens_at)
      values
      ('00000000-0000-0000-0000-0000000000b1', 'velsen', 'fietspeiling', 'open',
        '{"title":{"nl":"Peiling"},"themes":["mobility"],"questions":[{"id":"q1","type":"single-choice","text":{"nl":"Waar moeten fietspaden komen?"}}]}',
        '2026-02-01', now(), null),
      ('00000000-0000-0000-0000-0000000000b2', 'velsen', 'otterpeiling', 'draft',
        '{"title":{"nl":"Otter"},"themes":[],"questions":[]}', null, now(), now() + interval '1 day');
      insert into signal (id, organisation, origin, state, subject, what, themes, received_on, due_on,
        closed_on, reply)
      values
      ('00000000-0000-0000-0000-0000000000c1', 'velsen', 'resident', 'open', 'Gat in de weg',
        'Op de fietspaden zitten gaten', '{mobility}', '2026-03-01', '2026-04-01', null, null),
      ('00000000-0000-0000-0000-0000000000c2', 'velsen', 'resident', 'waiting', 'Otter',
        'een otter', '{}', '2026-03-01', '2026-04-01', null, null),
      ('00000000-0000-0000-0000-0000000000c3', 'velsen', 'resident', 'left-out', 'Otter',
        'een otter', '{}', '2026-03-01', '2026-04-01', '2026-03-02', 'scheldwoorden');
      insert into advice (id, organisation, council, state, question, made_at, delivered_at,
        text_revision, embargo_until, published_at)
      values
      ('00000000-0000-0000-0000-0000000000d1', 'velsen', 'raad', 'published', null, now(), now(), 2,
        null, '2026-05-01'),
      ('00000000-0000-0000-0000-0000000000d2', 'velsen', 'raad', 'delivered', null, now(), now(), 1,
        now() + interval '9 days', null);
      insert into advice_text (advice, revision, title, body, points, themes, changed_at, changed_by)
      values
      ('00000000-0000-0000-0000-0000000000d1', 1, 'Eerste versie', 'otter', '{}', '{}', now(), 'x'),
      ('00000000-0000-0000-0000-0000000000d1', 2, 'Advies', 'Leg fietspaden aan', '{}', '{mobility}',
        now(), 'x'),
      ('00000000-0000-0000-0000-0000000000d2', 1, 'Otter', 'onder embargo: otter', '{}', '{}', now(),
        'x');
      insert into agenda_edition (organisation, year, number, items, published_at) values
      ('velsen', 2026, 1, '[{"subject":"Otter eruit","why":"","theme":"mobility"}]', '2026-01-01'),
      ('velsen', 2026, 2, '[{"subject":"Praten over fietspaden","why":"","theme":"mobility"}]',
        '2026-01-02');
      insert into newsletter (id, organisation, state, revision, number, title, introduction, since,
        until, items, began_at, changed_at)
      values
      ('00000000-0000-0000-0000-0000000000e1', 'velsen', 'sent', 1, 1, '{"nl":"Nieuws"}',
        '{"nl":"Er komen fietspaden"}', '2026-01-01', '2026-02-01', '{}', '2026-06-01', now()),
      ('00000000-0000-0000-0000-0000000000e2', 'velsen', 'draft', 1, null, '{"nl":"Otter"}',
        '{"nl":"otter"}', '2026-01-01', '2026-02-01', '{}', null, now());
      """;

  /** Many others, with words that few of them share. */
  private static final String OTHERS =
      """
      insert into trajectory (id, slug, organisation, decides, participants, state, revision,
        content, shown, done, published_on, changed_at)
      select gen_random_uuid(), 'ander-' || n, 'heemskerk', 'heemskerk', '{}',
        case when n % 10 = 0 then 'draft' else 'published' end, 1, body, body, '[]',
        case when n % 10 = 0 then null else date '2026-01-01' end, now()
      from generate_series(1, $each) n cross join lateral (select jsonb_build_object('subject',
        jsonb_build_object('title', jsonb_build_object('nl', 'Traject ' || n), 'summary',
        'gemeente woord' || n || ' buurt' || n % 500, 'laws', '[]'::jsonb, 'themes', '[]'::jsonb))
        as body) b;
      insert into poll (id, organisation, slug, state, definition, opened_at, created_at)
      select gen_random_uuid(), 'heemskerk', 'peiling-' || n, 'closed', jsonb_build_object('title',
        jsonb_build_object('nl', 'gemeente peiling woord' || n), 'themes', '[]'::jsonb),
        '2026-01-01', now() from generate_series(1, $each) n;
      insert into signal (id, organisation, origin, state, subject, what, themes, received_on, due_on)
      select gen_random_uuid(), 'heemskerk', 'resident', 'open', 'Signaal ' || n,
        'gemeente woord' || n, '{}', '2026-01-01', '2026-02-01' from generate_series(1, $each) n;
      insert into newsletter (id, organisation, state, revision, number, title, introduction, since,
        until, items, began_at, changed_at)
      select gen_random_uuid(), 'heemskerk', 'sent', 1, n, jsonb_build_object('nl', 'Nieuws ' || n),
        jsonb_build_object('nl', 'gemeente woord' || n), '2026-01-01', '2026-02-01', '{}',
        '2026-06-01', now() from generate_series(1, $each) n;
      insert into advice (id, organisation, council, state, made_at, delivered_at, text_revision,
        published_at)
      select ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, 'velsen', 'raad',
        'published', now(), now(), 1, '2026-01-01' from generate_series(1, $each) n;
      insert into advice_text (advice, revision, title, body, points, themes, changed_at, changed_by)
      select ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, 1, 'Advies ' || n,
        'gemeente woord' || n, '{}', '{}', now(), 'x' from generate_series(1, $each) n;
      analyze;
      """;

  private final TestNode node;

  Shelf(TestNode node) throws SQLException {
    this.node = node;
    node.organisation("velsen");
    node.organisation("heemskerk");
    node.postAsAdministrator(
        "/api/v1/organisations",
        """
        {"slug":"raad","name":{"nl":"Adviesraad"},"kind":"council","parent":"velsen"}
        """);
    run(ONE_OF_EACH);
  }

  void fill(int each) throws SQLException {
    run(OTHERS.replace("$each", String.valueOf(each)));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What the API finds. */
  JsonNode search(String query, String token) {
    return TestNode.json(
        token.isEmpty()
            ? node.get("/api/v1/search-results?" + query)
            : node.get("/api/v1/search-results?" + query, "Authorization", "Bearer " + token));
  }

  /** The kinds of what was found. */
  static List<String> kinds(JsonNode results) {
    List<String> kinds = new ArrayList<>();
    results.forEach(one -> kinds.add(one.path("kind").asText()));
    return kinds;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
