package nl.telmee.steer;

import static nl.telmee.steer.SteerTable.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A trajectory begins with a signal or a subject of an agenda, and each leads to the other. */
final class BeginFromTest {
  private static SteerTable table;
  private static Village village;

  @BeforeAll
  static void start() {
    table = new SteerTable();
    village = table.village;
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  /** A signal that nobody has read yet; yields its id. */
  private static String brought(String subject) {
    village.send("/o/velsen/signals", "", "subject", subject, "what", "Het is hier donker.");
    return village.rows("select id from signal where subject = '" + subject + "'").getFirst();
  }

  private static String signal(String subject) {
    String id = brought(subject);
    village.send(
        "/council/signals/" + id + "/_decide",
        table.leader,
        "revision",
        "0",
        "decision",
        "publish",
        "subject",
        subject,
        "what",
        "Het is hier donker.",
        "theme",
        "public-space");
    return id;
  }

  /** A subject on a published agenda; yields its id. */
  private static String item(int year, String subject) {
    String agenda = "/council/agendas/velsen/" + year;
    village.send(
        agenda,
        table.leader,
        "subject",
        subject,
        "why",
        "Er komt een plan voor.",
        "way",
        "poll",
        "period",
        "second-quarter",
        "responsible",
        "together");
    village.send(agenda + "/_publish", table.leader, "go", "1");
    return village
        .rows("select id from agenda_item where content->>'subject' = '" + subject + "'")
        .getFirst();
  }

  private static HttpResponse<String> begin(
      String cookies, String owner, String title, String kind, String id) {
    return village.send(
        PATH + "/new",
        cookies,
        "organisation",
        owner,
        "subject-title-nl",
        title,
        "subject-summary",
        "Het is hier donker.",
        "origin-kind",
        kind,
        "origin-id",
        id);
  }

  /** Makes a trajectory public, whatever it lacks. */
  private static String published(HttpResponse<String> begun) {
    String id = Village.made(begun);
    village.change(
        "update trajectory set state = 'published', published_on = current_date where id = '"
            + id
            + "'");
    return village.rows("select slug from trajectory where id = '" + id + "'").getFirst();
  }

  @Test
  void theFormIsFilledInFromTheSignalAndItsPageShowsTheTrajectoryOnceThatIsPublic() {
    String signal = signal("Donker fietspad");
    String desk = "/council/signals/" + signal;
    String address = PATH + "/new?from=signal&amp;id=" + signal;
    assertThat(table.page(desk, table.leader)).contains("href=\"" + address, "Begin een traject");
    assertThat(table.page(address.replace("&amp;", "&"), table.leader))
        .contains("value=\"Donker fietspad\"", "Het is hier donker.</textarea>")
        .contains("name=\"origin-id\" value=\"" + signal, "value=\"public-space\"")
        .contains("value=\"velsen\" checked");

    HttpResponse<String> begun = begin(table.leader, "velsen", "Donker fietspad", "signal", signal);
    assertThat(table.page(desk, table.leader)).contains("Donker fietspad</a>", "Concept");
    assertThat(table.node.get("/o/velsen/signals/" + signal).body())
        .doesNotContain("Hiermee begon een traject");

    String slug = published(begun);
    assertThat(table.node.get("/o/velsen/signals/" + signal).body())
        .contains("Hiermee begon een traject", "href=\"/t/" + slug + "\"");
    assertThat(table.node.get("/t/" + slug).body())
        .contains("Dit traject begon met een signaal.", "/o/velsen/signals/" + signal);
    assertThat(table.page(desk, table.leader)).contains("value=\"/t/" + slug + "\"");
    assertThat(table.node.get("/api/v1/trajectories/" + Village.made(begun)).body())
        .contains("\"origin\":{\"kind\":\"signal\",\"id\":\"" + signal);
  }

  @Test
  void aCouncilBeginsATableWithASubjectOfTheAgenda() {
    String item = item(2041, "Verlichting in de wijk");
    String desk = "/council/agendas/velsen/2041/" + item;
    assertThat(table.page(desk, table.council)).contains("Begin een tafel");

    String slug = published(begin(table.council, "raad", "Verlichting in de wijk", "agenda", item));
    assertThat(table.node.get("/o/velsen/agenda/2041").body())
        .contains("id=\"item-" + item, "href=\"/t/" + slug + "\"");
    assertThat(table.node.get("/t/" + slug).body())
        .contains("Dit traject stond eerst op de agenda.", "/o/velsen/agenda/2041#item-" + item);
    assertThat(table.page(desk, table.leader)).contains("Hiermee begon een traject");
  }

  @Test
  void nothingBeginsWithASignalThatNobodyElseMayRead() {
    String waiting = brought("Nog niet gelezen");
    assertThat(table.page("/council/signals/" + waiting, table.leader))
        .doesNotContain("Begin een traject");
    HttpResponse<String> refused =
        begin(table.leader, "velsen", "Nog niet gelezen", "signal", waiting);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("past niet bij wie het traject begint");
  }

  @Test
  void nothingBeginsWithWhatOthersWereAsked() {
    String signal = signal("Bankje in Velsen");
    HttpResponse<String> refused =
        begin(table.stranger, "beverwijk", "Bankje in Velsen", "signal", signal);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("value=\"Bankje in Velsen\"");
    assertThat(village.rows("select slug from trajectory where slug = 'bankje-in-velsen'"))
        .isEmpty();
  }

  @Test
  void whatCannotBeReadAnyMoreIsNamedWithoutALink() {
    String signal = signal("Later weggehaald");
    String slug = published(begin(table.leader, "velsen", "Later weggehaald", "signal", signal));
    village.change("update signal set state = 'left-out', reply = 'x' where id = '" + signal + "'");
    assertThat(table.node.get("/t/" + slug).body())
        .contains("Dit traject begon met een signaal.")
        .doesNotContain(signal);
  }
}
