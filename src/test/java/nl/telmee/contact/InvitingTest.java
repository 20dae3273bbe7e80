package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.Desk;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.id.Theme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff invite people whom they do not see, and a member of a panel answers once. */
final class InvitingTest {
  private static final Pattern CODE = Pattern.compile("#code=(\\w+)");

  private static Postbox mail;
  private static TestNode node;
  private static Community community;
  private static Insider database;

  @BeforeAll
  static void start() {
    mail = new Postbox();
    node = TestNode.start(mail.settings());
    node.organisation("velsen");
    node.organisation("haarlem");
    community = new Community(node);
    database = new Insider(node);
  }

  @AfterAll
  static void stop() {
    community.close();
    node.close();
    mail.close();
  }

  @AfterEach
  void empty() {
    community.run("delete from contact");
    community.run("delete from contact_pool");
    community.run("delete from contact_asked");
    community.run("delete from contact_setting");
  }

  private static String panelPoll(String slug) {
    return node.openPoll(Survey.poll(slug).replaceFirst("\\{", "{\"access\":\"panel\","));
  }

  private static HttpResponse<String> invite(String panel, String poll, String more) {
    String about = poll.isEmpty() ? "" : ",\"poll\":\"" + poll + "\"";
    return node.postAsAdministrator(
        "/api/v1/organisations/velsen/invitations",
        "{\"panel\":\"%s\"%s,\"text\":{\"nl\":\"Wat vind jij van het plein?\"}%s}"
            .formatted(panel, about, more));
  }

  private static JsonNode ended(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String path = made.headers().firstValue("Location").orElseThrow();
    return Patience.until(
        () -> TestNode.json(node.get(path, "Authorization", "Bearer " + node.token())),
        one -> !one.path("endedAt").isNull());
  }

  private static String panel(String slug) {
    community.run(
        "insert into panel values ('velsen', '%s', 'youth', '{\"nl\":\"Panel %s\"}', '{\"nl\":\"x\"}')"
            .formatted(slug, slug));
    return slug;
  }

  private static String code(MimeMessage message) {
    Matcher found = CODE.matcher(Postbox.text(message));
    assertThat(found.find()).as(Postbox.text(message)).isTrue();
    return found.group(1);
  }

  private static HttpResponse<String> answer(String poll, String code) {
    return node.post(
        "/api/v1/polls/" + poll + "/responses",
        "application/json",
        "{\"key\":\"%s\",\"code\":\"%s\",\"answers\":%s}"
            .formatted(UUID.randomUUID(), code, new Survey(1).answers()));
  }

  @Test
  void eachMemberGetsACodeAndAnswersOnce() {
    String panel = panel("once");
    community.join(panel, 8);
    community.settle();
    String poll = panelPoll("panel-once");

    JsonNode done = ended(invite(panel, poll, ""));
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.path("sent").asInt()).isEqualTo(8);

    Set<String> codes = new HashSet<>();
    for (int i = 1; i <= 8; i++) {
      codes.add(code(mail.to("member%d@once.example".formatted(i), 1).getFirst()));
    }
    assertThat(codes).hasSize(8);
    String mine = codes.iterator().next();
    assertThat(answer(poll, "").statusCode()).isEqualTo(403);
    assertThat(answer(poll, "bcdfghjkmnpq").statusCode()).isEqualTo(409);
    assertThat(answer(poll, mine).statusCode()).isEqualTo(201);
    assertThat(answer(poll, mine).statusCode()).as("the same member again").isEqualTo(409);
  }

  @Test
  void aMailThatWasLostIsSentAgainWithTheSameCode() {
    String panel = panel("again");
    community.join(panel, 6);
    community.settle();
    String poll = panelPoll("panel-again");
    ended(invite(panel, poll, ""));
    String before = code(mail.to("member1@again.example", 1).getFirst());
    assertThat(answer(poll, before).statusCode()).isEqualTo(201);

    ended(invite(panel, poll, ""));

    assertThat(code(mail.to("member1@again.example", 2).getLast())).isEqualTo(before);
    assertThat(answer(poll, before).statusCode()).as("it was used").isEqualTo(409);
    assertThat(answer(poll, code(mail.to("member2@again.example", 2).getLast())).statusCode())
        .isEqualTo(201);
  }

  @Test
  void whoStandsInTwoRegistersAnswersOnceAndIsAskedAsOne() {
    String one = panel("first-list");
    String two = panel("second-list");
    for (int i = 0; i < 6; i++) {
      community.add(Community.person(one, "both%d@velsen.example".formatted(i)));
      community.add(Community.person(two, "both%d@velsen.example".formatted(i)));
    }
    community.settle();
    String poll = panelPoll("two-registers");

    ended(invite(one, poll, ""));
    ended(invite(two, poll, ""));
    List<MimeMessage> both = mail.to("both3@velsen.example", 2);
    assertThat(code(both.getFirst())).isEqualTo(code(both.getLast()));
    assertThat(invite(one, poll, "").statusCode()).as("asked twice this month").isEqualTo(409);
  }

  @Test
  void fewerThanFiveAreNotInvited() {
    String panel = panel("few");
    community.join(panel, 4);
    community.settle();

    HttpResponse<String> refused = invite(panel, panelPoll("panel-few"), "");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("too-few-people");
  }

  @Test
  void aFewNewMembersWaitUntilTheyAreEnoughAmongEachOther() {
    String panel = panel("grows");
    community.join(panel, 6);
    community.settle();
    String poll = panelPoll("panel-grows");
    ended(invite(panel, poll, ""));
    community.add(Community.person(panel, "newcomer@velsen.example"));
    community.settle();

    assertThat(ended(invite(panel, poll, "")).path("reached").asInt()).isEqualTo(6);
    assertThat(database.one("select count(*) from code_group where poll_id = '" + poll + "'"))
        .isEqualTo("1");
  }

  @Test
  void noRowTiesACodeToAMember() {
    String panel = panel("apart");
    community.join(panel, 7);
    community.settle();
    String poll = panelPoll("panel-apart");
    ended(invite(panel, poll, ""));
    Set<String> codes = new HashSet<>();
    database
        .rows("select code from access_code where poll_id = '" + poll + "'")
        .forEach(row -> codes.add(row.get("code")));
    List<String> holders = new ArrayList<>();
    database
        .dump()
        .forEach(
            (column, values) -> {
              if (!column.startsWith("access_code.")
                  && values.stream().anyMatch(value -> codes.stream().anyMatch(value::contains))) {
                holders.add(column);
              }
            });

    assertThat(codes).hasSize(7);
    assertThat(holders).as("columns that hold a code too").isEmpty();
    assertThat(
            database.rows(
                "select distinct xmin::text from access_code where poll_id = '" + poll + "'"))
        .as("all codes came at once")
        .hasSize(1);
    assertThat(database.rows("select * from invitation_recipient")).isEmpty();
    List<String> order =
        database
            .rows("select code from access_code where poll_id = '" + poll + "' order by ctid")
            .stream()
            .map(row -> row.get("code"))
            .toList();
    assertThat(order).as("by the alphabet").isSorted();
  }

  @Test
  void whenThePollClosesNoCodeCanBeMadeAgain() {
    String panel = panel("closes");
    community.join(panel, 5);
    community.settle();
    String poll = panelPoll("panel-closes");
    ended(invite(panel, poll, ""));
    node.close(poll);

    Community.await(PanelCodeStore.forget(community.db()));

    assertThat(database.rows("select * from panel_secret where poll_id = '" + poll + "'"))
        .isEmpty();
    assertThat(database.rows("select * from panel_member_asked where poll_id = '" + poll + "'"))
        .isEmpty();
    assertThat(invite(panel, poll, "").statusCode()).isEqualTo(409);
  }

  @Test
  void staffChooseByThemeAndMunicipalityAndNobodyIsAskedTooOften() {
    for (int i = 0; i < 6; i++) {
      community.add(
          Community.person(
              "contacts",
              "housing%d@velsen.example".formatted(i),
              Community.interestedIn(Theme.HOUSING)));
      community.add(
          Community.person(
              "contacts",
              "safety%d@velsen.example".formatted(i),
              Community.interestedIn(Theme.SAFETY)));
    }
    community.settle();
    String housing = ",\"themes\":[\"housing\"],\"municipalities\":[\"velsen\"]";

    assertThat(ended(invite("contacts", "", housing)).path("sent").asInt()).isEqualTo(6);
    assertThat(ended(invite("contacts", "", housing)).path("sent").asInt()).isEqualTo(6);
    assertThat(invite("contacts", "", housing).statusCode()).isEqualTo(409);
    assertThat(ended(invite("contacts", "", "")).path("sent").asInt())
        .as("only those who were not asked twice")
        .isEqualTo(6);
    assertThat(mail.to("housing1@velsen.example", 2)).hasSize(2);
    community.run("update contact_asked set day = day - 31");
    assertThat(ended(invite("contacts", "", housing)).path("sent").asInt()).isEqualTo(6);
    assertThat(invite("contacts", "", ",\"municipalities\":[\"haarlem\"]").statusCode())
        .isEqualTo(409);
  }

  @Test
  void eachMailLeadsToOnesOwnPageAndCanBeAnsweredWithNoMore() throws MessagingException {
    community.join("contacts", 5);
    community.settle();
    ended(invite("contacts", "", ""));
    MimeMessage message = mail.to("member1@contacts.example", 1).getLast();

    assertThat(Postbox.text(message))
        .contains("Wat vind jij van het plein?")
        .contains("omdat je je hebt opgegeven");
    String own = Postbox.link(message, "/contact/");
    assertThat(node.get(own).body()).contains("member1@contacts.example");
    String header = message.getHeader("List-Unsubscribe")[0];
    assertThat(header).endsWith(own + "/unsubscribe>");
    assertThat(message.getHeader("Message-ID")[0]).matches("<[0-9a-f]{32}@127\\.0\\.0\\.1>");
  }

  @Test
  void anInvitationToAPlannedPollWaitsUntilItOpens() {
    community.join("contacts", 5);
    community.settle();
    String poll =
        node.draft(
            Survey.poll("planned").replaceFirst("\\{", "{\"opensAt\":\"2199-01-01T00:00:00Z\","));
    HttpResponse<String> made = invite("contacts", poll, "");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    int before = mail.count();
    node.open(poll);

    JsonNode done = ended(made);
    assertThat(done.path("sent").asInt()).isEqualTo(5);
    assertThat(mail.count()).isEqualTo(before + 5);
  }

  @Test
  void staffNeverSeeAnAddressButAnAdministratorWhoSaysWhy() {
    community.join("contacts", 9);
    community.settle();
    String editor = Staff.of(node, "editor", "velsen").cookies();
    for (String path :
        List.of("/staff/contacts/velsen", "/staff/contacts/velsen/invitations/new")) {
      String page = node.get(path, "Cookie", editor, "Accept-Language", "nl").body();
      assertThat(page).doesNotContain("member1@");
    }
    assertThat(node.get("/staff/contacts/velsen/list", "Cookie", editor).statusCode())
        .isEqualTo(403);
    try (Desk administrator = Desk.ofAdministrator(node)) {
      String path = "/staff/contacts/velsen/list";
      HttpResponse<String> silent = administrator.post(path, "panel", "contacts", "reason", "why");
      assertThat(silent.statusCode()).isEqualTo(400);
      assertThat(silent.body()).doesNotContain("member1@").contains("value=\"contacts\" selected");
      String reason = "Het gebouw is dicht, de bijeenkomst van morgen is ergens anders";
      HttpResponse<String> list = administrator.post(path, "panel", "contacts", "reason", reason);
      assertThat(list.body()).startsWith("address,").contains("member9@contacts.example");
      assertThat(list.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(
              database.one(
                  "select detail::text from audit_entry where action = 'contacts-taken-out'"))
          .contains(reason)
          .contains("\"people\":9");
    }
  }

  @Test
  void withoutAPollTheTextMessageHoldsTheTextItself() {
    try (Desk administrator = Desk.ofAdministrator(node)) {
      HttpResponse<String> preview =
          administrator.post(
              "/staff/contacts/velsen/invitations/new",
              "panel",
              "contacts",
              "text-nl",
              "Kom je dinsdag om half acht naar het plein?",
              "do",
              "preview");
      assertThat(preview.body())
          .containsPattern("<p class=\"letter\" lang=\"nl\">[^<]*Kom je dinsdag om half acht");
    }
  }

  @Test
  void numbersUnderFiveAreNotTold() {
    community.join("contacts", 6);
    for (int i = 0; i < 4; i++) {
      community.add(
          Community.person(
              "contacts",
              "some%d@velsen.example".formatted(i),
              Community.interestedIn(Theme.MOBILITY)));
    }
    community.settle();
    JsonNode counts =
        TestNode.json(
            node.get(
                "/api/v1/organisations/velsen/panels/contacts/counts",
                "Authorization",
                "Bearer " + node.token()));

    assertThat(counts.path("people").asInt()).isEqualTo(10);
    assertThat(counts.path("ageBands").path(2).path("count").asInt()).isEqualTo(6);
    assertThat(counts.path("ageBands").path(1).path("count").isNull()).isTrue();
    assertThat(counts.path("themes").toString()).contains("\"mobility\",\"count\":null");
  }
}
