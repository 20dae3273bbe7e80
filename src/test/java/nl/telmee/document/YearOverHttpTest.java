package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The yearly report as staff gets it, counted from the database. */
final class YearOverHttpTest {
  /** Of 2025: signals of each kind; polls that were closed, still open, or of another year. */
  private static final String YEAR =
      """
      insert into signal (id, organisation, origin, state, subject, what, themes, received_on,
        due_on, closed_on, reply, brought) values
      (gen_random_uuid(), 'velsen', 'resident', 'answered', 'a', 'a', '{}', '2025-02-01',
        '2025-03-01', '2025-03-01', 'ja', 3),
      (gen_random_uuid(), 'velsen', 'resident', 'refused', 'b', 'b', '{}', '2025-02-01',
        '2025-03-01', '2025-03-02', 'nee', 1),
      (gen_random_uuid(), 'velsen', 'resident', 'taken-up', 'c', 'c', '{}', '2025-12-01',
        '2026-01-15', '2026-01-10', 'ja', 1),
      (gen_random_uuid(), 'velsen', 'resident', 'open', 'd', 'd', '{}', '2025-02-01',
        '2025-03-01', null, null, 1),
      (gen_random_uuid(), 'velsen', 'resident', 'waiting', 'e', 'e', '{}', '2025-02-01',
        '2025-03-01', null, null, 1),
      (gen_random_uuid(), 'velsen', 'resident', 'open', 'f', 'f', '{}', '2024-02-01',
        '2024-03-01', null, null, 1),
      (gen_random_uuid(), 'heemskerk', 'resident', 'open', 'g', 'g', '{}', '2025-02-01',
        '2025-03-01', null, null, 1);
      insert into poll (id, organisation, slug, state, definition, opened_at, closed_at, created_at)
      values
      ('00000000-0000-0000-0000-0000000000b1', 'velsen', 'y1', 'closed',
        '{"title":{"nl":"Gesloten peiling"}}', '2025-02-01', '2025-03-01', now()),
      ('00000000-0000-0000-0000-0000000000b2', 'velsen', 'y2', 'closed',
        '{"title":{"nl":"Peiling over de jaarwisseling"}}', '2025-12-01', '2026-01-10', now()),
      ('00000000-0000-0000-0000-0000000000b3', 'velsen', 'y3', 'closed',
        '{"title":{"nl":"Oude peiling"}}', '2024-02-01', '2024-03-01', now());
      insert into release (poll_id, version, released_at, received, released, state) values
      ('00000000-0000-0000-0000-0000000000b1', 1, now(), 20, 15, 'open'),
      ('00000000-0000-0000-0000-0000000000b1', 2, now(), 45, 42, 'closed'),
      ('00000000-0000-0000-0000-0000000000b2', 1, now(), 99, 99, 'closed');
      """;

  private static TestNode node;

  @BeforeAll
  static void start() throws SQLException {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(YEAR);
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> get(String path, String organisation) {
    return node.get(path, "Cookie", Staff.of(node, "viewer", organisation).cookies());
  }

  @Test
  void theYearsThatHoldSomethingAreOffered() {
    assertThat(get("/staff/yearly", "velsen").body())
        .contains("/staff/yearly/velsen/2025\"", "/staff/yearly/velsen/2024\"")
        .doesNotContain("/staff/yearly/velsen/2023\"");
    assertThat(get("/staff/yearly", "heemskerk").body())
        .contains("/staff/yearly/heemskerk/2025\"")
        .doesNotContain("/staff/yearly/heemskerk/2024\"");
  }

  @Test
  void itCountsWhatIsPublicAtTheEndOfTheYear() {
    String text = get("/staff/yearly/velsen/2025/text", "velsen").body();

    assertThat(text)
        .contains("Signalen die in dit jaar kwamen\n  Aantal: 4")
        .contains("Op tijd beantwoord\n  Aantal: 1")
        .contains("Te laat beantwoord\n  Aantal: 1")
        .contains("Wacht nog, en dat kan nog\n  Aantal: 1")
        .contains("Wacht nog, en dat is te lang\n  Aantal: 1")
        .contains("in totaal zijn er 6 gebracht")
        .contains("Gesloten peiling")
        .contains("Antwoorden: 42")
        .contains("Samen 42 antwoorden.")
        .contains("Peiling over de jaarwisseling")
        .contains("Gesloten op: Liep nog")
        .doesNotContain("Oude peiling", "99");
    assertThat(get("/staff/yearly/velsen/2026/text", "velsen").body()).contains("Antwoorden: 99");
  }

  @Test
  void itIsThereToReadAndAsOpenDocument() {
    assertThat(get("/staff/yearly/velsen/2025", "velsen").body()).contains("Jaarverslag 2025");
    HttpResponse<String> odt = get("/staff/yearly/velsen/2025/odt", "velsen");
    assertThat(odt.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"velsen-jaarverslag-2025.odt\"");
    assertThat(get("/staff/yearly", "velsen").body())
        .contains("/staff/yearly/velsen/20", "/odt")
        .doesNotContain("/staff/yearly/heemskerk");
  }

  @Test
  void anotherOrganisationsReportAndAYearToComeAreNotThere() {
    assertThat(get("/staff/yearly/velsen/2025", "heemskerk").statusCode()).isEqualTo(404);
    assertThat(get("/staff/yearly/velsen/2099", "velsen").statusCode()).isEqualTo(404);
    assertThat(get("/staff/yearly/velsen/x", "velsen").statusCode()).isEqualTo(404);
  }
}
