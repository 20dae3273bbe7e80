package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import nl.telmee.FussyPost;
import nl.telmee.Mailbox;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail about one trajectory, and what happens when a mail cannot be sent. */
final class FollowTrajectoryTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CONFIRM = "/follow/confirm/[\\w-]{43}";
  private static final String ABOUT = "?trajectory=het-park";

  private static Mailbox mailbox;
  private static FussyPost post;
  private static TestNode node;

  @BeforeAll
  static void start() throws IOException, SQLException {
    mailbox = new Mailbox();
    post = new FussyPost(mailbox.port());
    node = TestNode.start(Mailbox.settings(post.port()));
    node.organisation("velsen");
    node.organisation("bergen");
    happens("nl.telmee.trajectory.published.v1", "het-park", "Het park", "");
  }

  @AfterAll
  static void stop() throws IOException {
    node.close();
    post.close();
    mailbox.close();
  }

  private static void happens(String type, String trajectory, String title, String more)
      throws SQLException {
    try (Connection connection = node.jdbc();
        var statement =
            connection.prepareStatement(
                "select event_append(gen_random_uuid(), ?, 'velsen', 'tests/1', ?, '{}', now(),"
                    + " '/t/x', ?)")) {
      statement.setString(1, type);
      statement.setString(2, trajectory);
      statement.setString(3, "{\"title\":{\"nl\":\"%s\"}%s}".formatted(title, more));
      statement.execute();
    }
  }

  private static HttpResponse<String> ask(String query, String address, String more) {
    return node.post(
        "/o/velsen/follow/mail" + query,
        FORM,
        "address=%s&adult=1&language=nl&%s"
            .formatted(URLEncoder.encode(address, StandardCharsets.UTF_8), more));
  }

  @Test
  void whoAsksAgainAfterAMailThatWasNotSentGetsIt() {
    post.down(true);
    assertThat(ask("", "down@x.example", "frequency=daily").statusCode()).isEqualTo(503);
    post.down(false);

    assertThat(ask("", "down@x.example", "frequency=daily").statusCode()).isEqualTo(303);

    assertThat(mailbox.await("down@x.example", 1)).hasSize(1);
  }

  @Test
  void whoFollowsOneTrajectoryHearsOfThatOnlyAndCanStop() throws SQLException {
    String form = node.get("/o/velsen/follow/mail" + ABOUT).body();
    assertThat(form)
        .contains("E-mail van het traject “Het park”", "Liever alle mail van velsen")
        .doesNotContain("name=\"theme\"", "name=\"newsletter\"", "value=\"none\"");
    HttpResponse<String> asked = ask(ABOUT, "park@x.example", "frequency=at-once&newsletter=1");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(node.get(asked.headers().firstValue("Location").orElseThrow()).body())
        .contains("nieuws van het traject “Het park”");
    Mailbox.Mail mail = mailbox.await("park@x.example", 1).getFirst();
    assertThat(mail.subject()).isEqualTo("Wil je mail van het traject “Het park”?");
    String confirm = mail.link(CONFIRM);
    assertThat(node.get(confirm).body()).contains("het traject “Het park”");
    String own = node.post(confirm, FORM, "").headers().firstValue("Location").orElseThrow();
    assertThat(node.get(own).body()).contains("Jouw e-mail van het traject “Het park”");

    happens("nl.telmee.poll.opened.v1", "elders", "Iets anders", "");
    happens("nl.telmee.poll.opened.v1", "het-park", "Wat mist er?", "");

    Mailbox.Mail news = mailbox.await("park@x.example", 2).get(1);
    assertThat(news.subject()).isEqualTo("Het park: Nieuwe peiling: Wat mist er?");
    assertThat(news.plain())
        .contains("omdat je het traject “Het park” volgt")
        .doesNotContain("Iets anders");
    String path = "/follow/" + news.token();
    assertThat(node.post(path, FORM, "frequency=none&language=nl").statusCode()).isEqualTo(400);
    assertThat(node.post(path, FORM, "frequency=daily&language=nl").statusCode()).isEqualTo(303);
    assertThat(node.post(path + "/_stop", FORM, "").statusCode()).isEqualTo(200);
    assertThat(node.get(path).statusCode()).isEqualTo(410);
  }

  @Test
  void theOrganisationAndItsTrajectoryAreFollowedBesideEachOther() {
    assertThat(ask("", "both@x.example", "frequency=daily").statusCode()).isEqualTo(303);
    assertThat(ask(ABOUT, "both@x.example", "frequency=daily").statusCode()).isEqualTo(303);

    for (Mailbox.Mail mail : mailbox.await("both@x.example", 2)) {
      assertThat(node.post(mail.link(CONFIRM), FORM, "").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aTrajectoryThatIsNotPublicOrOfAnotherCannotBeFollowed() {
    assertThat(node.get("/o/velsen/follow/mail?trajectory=geheim").statusCode()).isEqualTo(404);
    assertThat(node.get("/o/bergen/follow/mail" + ABOUT).statusCode()).isEqualTo(404);
  }

  @Test
  void mailIsOfferedWhereThereIsAMailServer() {
    assertThat(node.get("/o/velsen/follow").body()).contains("/o/velsen/follow/mail");
    try (TestNode without = TestNode.start()) {
      without.organisation("velsen");
      assertThat(without.get("/o/velsen").body()).doesNotContain("/follow/mail");
      assertThat(without.get("/o/velsen/follow").body()).doesNotContain("/follow/mail");
    }
  }
}
