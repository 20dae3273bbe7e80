package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.telmee.Mailbox;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Following by mail as people do it: ask, say yes, choose, stop. */
final class FollowTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ASK = "/o/velsen/follow/mail";
  private static final String CONFIRM = "/follow/confirm/[\\w-]{43}";
  private static final String TOKEN = "a token of the mail server";

  private static Mailbox mailbox;
  private static TestNode node;

  @BeforeAll
  static void start() {
    mailbox = new Mailbox();
    Map<String, String> settings = new HashMap<>(mailbox.settings());
    settings.put("TELMEE_BOUNCE_ADDRESS", "bounces@velsen.example");
    settings.put("TELMEE_BOUNCE_TOKEN", TOKEN);
    node = TestNode.start(settings);
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
    mailbox.close();
  }

  @Test
  void nobodyGetsMailBeforeSayingYesInAMail() throws SQLException {
    assertThat(ask("a@x.example", "at-once").statusCode()).isEqualTo(303);
    Mailbox.Mail mail = mailbox.await("a@x.example", 1).getFirst();
    assertThat(mail.subject()).isEqualTo("Wil je mail van velsen?");
    assertThat(mail.header("From")).isEqualTo("velsen <telmee@velsen.example>");
    String confirm = mail.link(CONFIRM);
    assertThat(node.get(confirm).body()).contains("a@x.example", "Ja, stuur mij mail", "Meteen");
    assertThat(number("select count(*) from mail_follower")).as("a look is no yes").isZero();

    HttpResponse<String> yes = node.post(confirm, FORM, "");
    assertThat(yes.statusCode()).isEqualTo(303);
    String own = yes.headers().firstValue("Location").orElseThrow();
    assertThat(node.get(own).body())
        .contains("Het is gelukt", "a•••@x.example")
        .doesNotContain("a@x.example");
    assertThat(node.get(confirm).statusCode()).as("used").isEqualTo(410);
    assertThat(node.post(confirm, FORM, "").statusCode()).isEqualTo(410);

    node.openPoll(Survey.poll("gevolgd"));
    Mailbox.Mail news = mailbox.await("a@x.example", 2).get(1);
    assertThat(news.plain()).contains("/p/gevolgd");
    assertThat(own).startsWith("/follow/" + news.token());
    stop(news.token());
  }

  @Test
  void aLinkEndsAfterAWeekAndIsThenErased() throws SQLException {
    ask("late@x.example", "daily");
    String confirm = mailbox.await("late@x.example", 1).getFirst().link(CONFIRM);
    run(
        "update mail_request set expires_at = now() - interval '1 second'"
            + " where address = 'late@x.example'");
    assertThat(node.get(confirm).statusCode()).isEqualTo(410);
    assertThat(node.post(confirm, FORM, "").statusCode()).isEqualTo(410);
    assertThat(
            number(
                "select count(*) from mail_follower f join mail_address a on a.follower = f.id"
                    + " where address = 'late@x.example'"))
        .isZero();
  }

  @Test
  void askingAgainLooksTheSameAndTheChoicesAskedLastCount() throws SQLException {
    HttpResponse<String> first = ask("again@x.example", "weekly");
    HttpResponse<String> second = ask("Again@x.example", "daily");
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    String confirm = mailbox.await("again@x.example", 1).getFirst().link(CONFIRM);
    node.post(confirm, FORM, "");
    assertThat(
            number(
                "select count(*) from mail_follower f join mail_address a on a.follower = f.id"
                    + " where lower(address) = 'again@x.example' and frequency = 'daily'"))
        .isEqualTo(1);

    HttpResponse<String> known = ask("again@x.example", "weekly");
    assertThat(known.statusCode()).isEqualTo(first.statusCode());
    assertThat(mailbox.to("again@x.example")).as("one in ten minutes").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'frequency=daily&adult=1', address-error",
    "'address=nobody&frequency=daily&adult=1', address-error",
    "'address=a%0Ab@x.example&frequency=daily&adult=1', address-error",
    "'address=a@x.example&adult=1', frequency-error",
    "'address=a@x.example&frequency=hourly&adult=1', frequency-error",
    "'address=a@x.example&frequency=daily', adult-error"
  })
  void whatIsMissingIsSaidAndWhatWasTypedStays(String body, String error) {
    HttpResponse<String> answer = node.post(ASK, FORM, body + "&theme=youth");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("id=\"" + error + "\"");
    assertThat(answer.body()).containsPattern("value=\"youth\"[^>]*checked");
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    assertThat(node.post(ASK, FORM, "").body())
        .contains("Er kloppen 3 dingen nog niet")
        .contains("href=\"#address\"", "href=\"#frequency\"", "href=\"#adult\"");
  }

  @Test
  void choicesAreChangedByTheLinkAlone() throws SQLException {
    String token = follow("choose@x.example", "daily");
    String page = node.get("/follow/" + token).body();
    assertThat(page).containsPattern("value=\"daily\"[^>]*checked");

    HttpResponse<String> changed =
        node.post("/follow/" + token, FORM, "frequency=none&theme=youth&theme=safety&language=en");
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(
            number(
                "select count(*) from mail_follower where frequency = 'none' and newsletter"
                    + " and themes = '{safety,youth}' and language = 'en'"))
        .isEqualTo(1);
    assertThat(node.post("/follow/" + token, FORM, "language=en").statusCode()).isEqualTo(400);
  }

  @Test
  void oneClickStopsAndErasesWithoutCookieOrSignIn() throws SQLException {
    String token = follow("stop@x.example", "daily");
    String stop = "/follow/" + token + "/_stop";
    assertThat(node.get(stop).body()).as("a look is no stop").contains("Stop met mailen");
    assertThat(
            node.send(
                    node.request(stop, "Content-Type", FORM, "Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")))
                .statusCode())
        .isEqualTo(200);
    assertThat(number("select count(*) from mail_address where address = 'stop@x.example'"))
        .isZero();
    assertThat(node.get("/follow/" + token).statusCode()).isEqualTo(410);
    assertThat(node.post(stop, FORM, "").statusCode()).as("pressed twice").isEqualTo(200);
  }

  @Test
  void aMultipartOneClickStopsToo() throws SQLException {
    String token = follow("parts@x.example", "daily");
    node.post(
        "/follow/" + token + "/_stop",
        "multipart/form-data; boundary=b",
        """
        --b
        Content-Disposition: form-data; name="List-Unsubscribe"

        One-Click
        --b--\
        """
            .replace("\n", "\r\n"));
    assertThat(number("select count(*) from mail_address where address = 'parts@x.example'"))
        .isZero();
  }

  @Test
  void neitherStaffNorVisitorsCanReadAnAddress() throws SQLException {
    follow("secret@x.example", "daily");
    for (String role : new String[] {"telmee_staff", "telmee_public"}) {
      for (String sql :
          new String[] {
            "select * from mail_address",
            "select address from mail_request",
            "select id from mail_follower",
            "select * from newsletter_delivery"
          }) {
        assertThat(refused(role, sql)).as(role + ": " + sql).isTrue();
      }
    }
    assertThat(number("select count(*) from audit_entry where subject like '%secret%'")).isZero();
  }

  @Test
  void aMailThatCameBackForGoodIsCountedOnceADay() throws SQLException {
    String token = follow("bounce@x.example", "daily");
    UUID follower = follower("bounce@x.example");
    String address = Bounces.address("bounces@velsen.example", follower);
    for (int i = 0; i < 4; i++) {
      assertThat(bounce(report(address, "failed", "5.1.1"), TOKEN)).isEqualTo(204);
    }
    assertThat(bounce(report(address, "delayed", "4.4.1"), TOKEN)).isEqualTo(204);
    assertThat(bounce("Subject: out of office\n\nI am away.", TOKEN)).isEqualTo(204);
    assertThat(bounce(report(address, "failed", "5.1.1"), "another token")).isEqualTo(401);
    assertThat(number("select n from mail_count where what = 'bounced'")).isEqualTo(1);
    assertThat(node.get("/follow/" + token).statusCode()).isEqualTo(200);

    for (int day = 0; day < 2; day++) {
      run("update mail_follower set bounced_at = bounced_at - interval '1 day'");
      bounce(report(address, "failed", "5.1.1"), TOKEN);
    }
    assertThat(node.get("/follow/" + token).statusCode()).as("three days").isEqualTo(410);
    assertThat(number("select n from mail_count where what = 'given-up'")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/follow/x", "/follow/confirm/x", "/follow/x/_stop"})
  void aLinkThatWasNeverOursHasEnded(String path) {
    assertThat(node.get(path).statusCode()).isEqualTo(410);
  }

  @Test
  void withoutAMailServerThePageSaysSo() {
    try (TestNode alone = TestNode.start()) {
      alone.organisation("velsen");
      assertThat(alone.get(ASK).body())
          .contains("geen e-mail krijgen")
          .doesNotContain("name=\"address\"");
      assertThat(alone.get("/o/nowhere/follow/mail").statusCode()).isEqualTo(404);
    }
  }

  private static int bounce(String report, String token) {
    return node.post(
            "/api/v1/bounces/_receive",
            "message/rfc822",
            report,
            "Authorization",
            "Bearer " + token)
        .statusCode();
  }

  /** As Postfix writes it. */
  private static String report(String to, String action, String status) {
    return """
    From: MAILER-DAEMON@mx.example
    To: %s
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; somebody@x.example
    Action: %s
    Status: %s

    --b--
    """
        .formatted(to, action, status)
        .replace("\n", "\r\n");
  }

  private static HttpResponse<String> ask(String address, String frequency) {
    return node.post(
        ASK,
        FORM,
        "address=%s&frequency=%s&adult=1&language=nl"
            .formatted(URLEncoder.encode(address, StandardCharsets.UTF_8), frequency));
  }

  /** Asks and says yes; yields the secret of the links. */
  private static String follow(String address, String frequency) {
    ask(address, frequency);
    String confirm = mailbox.await(address, 1).getFirst().link(CONFIRM);
    HttpResponse<String> yes = node.post(confirm, FORM, "");
    return yes.headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("/follow/([\\w-]+).*", "$1");
  }

  private static void stop(String token) {
    node.post("/follow/" + token + "/_stop", FORM, "");
  }

  private static UUID follower(String address) throws SQLException {
    try (Connection connection = node.jdbc();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select follower from mail_address where address = '" + address + "'")) {
      rows.next();
      return rows.getObject(1, UUID.class);
    }
  }

  private static boolean refused(String role, String sql) throws SQLException {
    try (Connection connection = node.jdbc()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("set local role " + role);
      connection.createStatement().execute("select set_config('telmee.sees', '*', true)");
      connection.createStatement().executeQuery(sql);
      return false;
    } catch (SQLException e) {
      return "42501".equals(e.getSQLState());
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = node.jdbc()) {
      connection.createStatement().execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = node.jdbc();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
