package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.Settings;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.mail.Mailer;
import nl.telmee.retention.ExpiredContactsStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who does not say that they still want to be invited is erased, and that is told. */
final class RenewalTest {
  private static Postbox mail;
  private static TestNode node;
  private static Community community;

  @BeforeAll
  static void start() {
    mail = new Postbox();
    node = TestNode.start(mail.settings());
    node.organisation("velsen");
    community = new Community(node);
  }

  @AfterAll
  static void stop() {
    community.close();
    node.close();
    mail.close();
  }

  private static Person since(String email, int monthsAgo, boolean asked) {
    return since(email, monthsAgo, 12, asked);
  }

  private static Person since(String email, int monthsAgo, int agreed, boolean asked) {
    YearMonth month = YearMonth.now(Clock.systemUTC().withZone(ZoneOffset.UTC));
    return Community.person("contacts", email)
        .withConsent(new Consent(1, month.minusMonths(monthsAgo), agreed, asked, Optional.empty()));
  }

  @AfterEach
  void empty() {
    community.run("delete from contact");
  }

  private static void nextDay() {
    Vertx vertx = Vertx.vertx();
    Names names = new Names(new OrganisationStore(community.db()), community.db());
    Courier courier =
        new Courier(
            Mailer.open(vertx, Settings.from(mail.settings()).mail()),
            Optional.empty(),
            node.url());
    Clock clock = Clock.systemUTC();
    new Renewal(
            community.db(),
            community.people(),
            names,
            courier,
            new Messages(node.url()),
            new ExpiredContactsStore(new AuditLog(community.db(), clock)),
            clock)
        .run();
    Community.await(vertx.close());
  }

  @Test
  void peopleAreAskedAfterElevenMonthsAndErasedAfterTwelve() {
    community.add(since("fresh@velsen.example", 10, false));
    community.add(since("asked@velsen.example", 11, false));
    community.add(since("waiting@velsen.example", 11, true));
    community.add(since("expired1@velsen.example", 12, true));
    community.add(since("expired2@velsen.example", 14, false));
    community.settle();
    nextDay();

    var letter = mail.to("asked@velsen.example", 1).getFirst();
    assertThat(Postbox.text(letter)).contains("Wil je nog uitgenodigd worden?");
    assertThat(community.members().stream().map(one -> one.person().address().value()))
        .containsExactlyInAnyOrder(
            "fresh@velsen.example", "asked@velsen.example", "waiting@velsen.example");
    nextDay();
    assertThat(mail.to("asked@velsen.example", 1)).as("nobody twice").hasSize(1);
    assertThat(mail.to("fresh@velsen.example", 0)).as("nobody too early").isEmpty();

    String own = Postbox.link(letter, "/contact/");
    assertThat(node.get(own, "Accept-Language", "nl").body()).contains("Ja, graag");
    node.post(own + "/renew", "application/x-www-form-urlencoded", "");
    assertThat(node.get(own, "Accept-Language", "nl").body()).doesNotContain("Ja, graag");
    reported();
  }

  @Test
  void aTermThatBecameLongerDoesNotHoldForWhoSaidYesToAShorterOne() {
    community.add(since("six@velsen.example", 5, 6, false));
    community.settle();
    nextDay();

    var letter = mail.to("six@velsen.example", 1).getFirst();
    String own = Postbox.link(letter, "/contact/");
    String asked = node.get(own, "Accept-Language", "nl").body();
    assertThat(asked).as("what was agreed, and what a new yes says").contains("Na 6 maanden");
    assertThat(asked).contains("Na 12 maanden");
    node.post(own + "/renew", "application/x-www-form-urlencoded", "");
    assertThat(node.get(own, "Accept-Language", "nl").body())
        .contains("Na 12 maanden")
        .doesNotContain("Na 6 maanden");
  }

  private static void reported() {
    String cookies = Staff.of(node, "editor", "velsen").cookies();
    String csv = node.get("/staff/retention/csv", "Cookie", cookies).body();
    assertThat(csv).contains(",velsen,Contacten,contacts,term,360,,2,");
    assertThat(node.get("/staff/retention", "Cookie", cookies, "Accept-Language", "nl").body())
        .contains("Contacten");
    assertThat(
            new Insider(node)
                .one(
                    "select count(*) from audit_entry where action = 'data-destroyed'"
                        + " and detail::text like '%contacts%'"))
        .isEqualTo("1");
  }
}
