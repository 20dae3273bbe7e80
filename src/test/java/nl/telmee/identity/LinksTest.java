package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import nl.telmee.Desk;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations and forgotten passwords, with a real mail server. */
final class LinksTest {
  private static final Pattern LINK = Pattern.compile("http://\\S+/staff/(invitation|reset)/\\S+");
  private static final String GOOD = "de brug staat weer open";
  private static final int PATIENCE_MILLIS = 10_000;

  private static GreenMail mail;
  private static TestNode node;

  @BeforeAll
  static void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    mail.setUser("telmee@velsen.example", "telmee", "a mail password");
    node =
        TestNode.start(
            Map.of(
                "TELMEE_SMTP_URL",
                "smtp://telmee:a%20mail%20password@127.0.0.1:" + mail.getSmtp().getPort(),
                "TELMEE_MAIL_FROM",
                "telmee@velsen.example"));
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
    mail.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    mail.purgeEmailFromAllMailboxes();
  }

  private static String invite(String email, String language) throws Exception {
    try (Desk desk = Desk.ofAdministrator(node)) {
      HttpResponse<String> invited =
          desk.post(
              "/staff/accounts/new",
              "email",
              email,
              "role",
              "editor",
              "organisation",
              "velsen",
              "language",
              language);
      assertThat(Desk.next(invited)).isEqualTo("/staff/accounts?done=invited");
    }
    return link(mailed());
  }

  private static Message mailed() {
    assertThat(mail.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
    return mail.getReceivedMessages()[0];
  }

  private static String link(Message message) throws Exception {
    String text = part(message, 0);
    var found = LINK.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  private static String part(Message message, int number) throws MessagingException, IOException {
    return String.valueOf(((MimeMultipart) message.getContent()).getBodyPart(number).getContent());
  }

  @Test
  void anInvitationIsAMailInTwoFormsWithALinkThatWorksOnce() throws Exception {
    String link = invite("anna@velsen.example", "nl");
    Message message = mailed();

    assertThat(message.getAllRecipients()[0]).hasToString("anna@velsen.example");
    assertThat(message.getFrom()[0].toString()).contains("telmee@velsen.example");
    assertThat(message.getSubject()).contains("uitgenodigd");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(part(message, 0)).contains("peilingen van velsen").doesNotContain("<p>");
    assertThat(part(message, 1)).contains("<a href=\"" + link + "\">").contains("lang=\"nl\"");
    assertThat(GreenMailUtil.getWholeMessage(message)).doesNotContain("password");

    try (Desk desk = new Desk(node)) {
      for (int i = 0; i < 3; i++) {
        assertThat(desk.get(link).statusCode()).as("looking uses nothing up").isEqualTo(200);
      }
      HttpResponse<String> weak = desk.post(link, "password", "welkom2026!!");
      assertThat(weak.statusCode()).isEqualTo(400);
      assertThat(weak.body()).contains("lists that attackers use").doesNotContain("welkom2026");
      assertThat(Desk.next(desk.post(link, "password", GOOD))).isEqualTo("/staff");
      assertThat(desk.get("/staff/profile").body()).contains("anna@velsen.example");
      assertThat(desk.get(link).statusCode()).isEqualTo(410);
      assertThat(desk.post(link, "password", GOOD).statusCode()).isEqualTo(410);
    }
    try (Desk desk = new Desk(node)) {
      assertThat(desk.signIn("ANNA@velsen.example", GOOD).statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aMailIsInTheLanguageThatWasChosen() throws Exception {
    invite("english@velsen.example", "en");

    assertThat(mailed().getSubject()).contains("invited");
  }

  @Test
  void onlyTheNewestInvitationWorksAndNotForEver() throws Exception {
    String first = invite("twice@velsen.example", "nl");
    mail.purgeEmailFromAllMailboxes();
    try (Desk desk = Desk.ofAdministrator(node)) {
      desk.post("/staff/accounts/" + id("twice@velsen.example") + "/_invite");
    }
    String second = link(mailed());
    try (Desk desk = new Desk(node)) {
      assertThat(desk.get(first).statusCode()).isEqualTo(410);
      assertThat(desk.get(second).statusCode()).isEqualTo(200);
      run("update account_link set expires_at = now() - interval '1 second'");
      assertThat(desk.post(second, "password", GOOD).statusCode()).isEqualTo(410);
      assertThat(desk.get(second.replace("invitation", "reset")).statusCode()).isEqualTo(410);
    }
  }

  @Test
  void aResetEndsAllSessionsAndLeavesTheSecondFactor() throws Exception {
    Staff staff = Staff.of(node, "editor", "velsen");
    try (Desk before = new Desk(node);
        Desk desk = new Desk(node)) {
      before.signIn(staff.email(), TestNode.ADMIN_PASSWORD);
      assertThat(before.get("/staff/profile").statusCode()).isEqualTo(200);
      run(
          "update account set totp_secret = '12345678901234567890' where email = '%s'"
              .formatted(staff.email()));

      assertThat(desk.post("/staff/reset", "email", staff.email()).statusCode()).isEqualTo(200);
      String link = link(mailed());
      assertThat(Desk.next(desk.post(link, "password", GOOD))).startsWith("/staff/sign-in/code");
      assertThat(Desk.next(before.get("/staff/profile"))).startsWith("/staff/sign-in?next=");
    }
  }

  @Test
  void askingForAResetDoesNotTellWhetherThereIsAnAccount() {
    Staff staff = Staff.of(node, "editor", "velsen");
    try (Desk desk = new Desk(node)) {
      String there = desk.post("/staff/reset", "email", staff.email()).body();
      String nobody = desk.post("/staff/reset", "email", "nobody@velsen.example").body();

      assertThat(nobody.replace("nobody@velsen.example", staff.email())).isEqualTo(there);
      HttpResponse<String> nonsense = desk.post("/staff/reset", "email", "no address");
      assertThat(nonsense.statusCode()).isEqualTo(400);
      assertThat(nonsense.body()).contains("value=\"no address\"");
    }
    mailed();
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void askingAgainAndAgainIsSlowed() {
    try (Desk desk = new Desk(node)) {
      for (int i = 0; i < 5; i++) {
        assertThat(desk.post("/staff/reset", "email", "slow@velsen.example").statusCode())
            .isEqualTo(200);
      }
      assertThat(desk.post("/staff/reset", "email", "Slow@velsen.example").statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void withoutAMailServerTheAdministratorGetsTheLink() {
    try (TestNode alone = TestNode.start();
        Desk desk = Desk.ofAdministrator(alone)) {
      alone.organisation("velsen");
      HttpResponse<String> handed =
          desk.post(
              "/staff/accounts/new",
              "email",
              "a@velsen.example",
              "role",
              "viewer",
              "organisation",
              "velsen");

      assertThat(handed.statusCode()).isEqualTo(200);
      assertThat(LINK.matcher(handed.body()).find()).isTrue();
      assertThat(desk.get("/staff/reset").body()).contains("Ask the administrator");
    }
  }

  private static String id(String email) throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select id from account where email = '" + email + "'")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
