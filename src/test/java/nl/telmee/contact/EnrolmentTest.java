package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How somebody joins, sees what is kept, changes it and leaves: without JavaScript, with real mail.
 */
final class EnrolmentTest {
  private static final String FORM = "application/x-www-form-urlencoded";

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
  void asUsual() {
    community.run("delete from contact_setting");
    community.run("delete from contact");
    community.run("delete from contact_pool");
  }

  private static HttpResponse<String> post(String path, String form) {
    return node.post(path, FORM, form, "Accept-Language", "nl");
  }

  private static HttpResponse<String> ask(String email, String more) {
    return post(
        "/o/velsen/invite-me",
        "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&" + more);
  }

  private static final String GROWN = "band=from-18-to-21&consent=on&municipality=velsen";

  private static int stored() {
    return Integer.parseInt(
        database.one(
            "select (select count(*) from contact) + (select count(*) from contact_pool)"));
  }

  /** Joins; yields the address of the page for oneself. */
  private static String joined(String email) {
    assertThat(ask(email, GROWN + "&theme=housing").statusCode()).isEqualTo(200);
    MimeMessage message = mail.to(email, 1).getLast();
    assertThat(post(Postbox.link(message, "/confirm/"), "").statusCode()).isEqualTo(200);
    return own(message);
  }

  private static String own(MimeMessage message) {
    try {
      String header = message.getHeader("List-Unsubscribe")[0];
      return header.replaceAll("^<https?://[^/]+|/unsubscribe>$", "");
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsStoredBeforeItIsConfirmed() throws MessagingException {
    String email = "first@velsen.example";
    assertThat(ask(email, GROWN).body()).contains("Kijk in je mail");
    MimeMessage message = mail.to(email, 1).getFirst();
    String confirm = Postbox.link(message, "/confirm/");

    assertThat(stored()).isZero();
    assertThat(node.get(own(message)).statusCode()).isEqualTo(410);
    assertThat(node.get(confirm).statusCode()).as("programs look at links").isEqualTo(200);
    assertThat(stored()).isZero();

    assertThat(post(confirm, "").body()).contains("Je hoort erbij");
    assertThat(post(confirm, "").body()).as("twice is once").contains("Je hoort erbij");
    assertThat(stored()).isEqualTo(1);
    assertThat(node.get(own(message)).body()).contains(email);
    assertThat(message.getSubject()).contains("klopt je e-mailadres");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getHeader("Message-ID")).hasSize(1);
  }

  @Test
  void aLinkThatWasTamperedWithIsNoLink() {
    ask("tampered@velsen.example", GROWN);
    String link = Postbox.link(mail.to("tampered@velsen.example", 1).getFirst(), "/confirm/");
    String broken = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");

    assertThat(node.get(broken).statusCode()).isEqualTo(410);
    assertThat(post(broken, "").statusCode()).isEqualTo(410);
    assertThat(post("/contact/confirm/nonsense", "").statusCode()).isEqualTo(410);
    assertThat(stored()).isZero();
  }

  @Test
  void everyMistakeIsNamedAndNothingTypedIsLost() {
    HttpResponse<String> wrong = ask("no address", "theme=housing&municipality=paris&theme=x");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("value=\"no address\"")
        .contains("href=\"#band\"")
        .contains("href=\"#email\"")
        .contains("href=\"#municipality\"")
        .contains("href=\"#theme\"")
        .contains("href=\"#consent\"")
        .contains("value=\"housing\" checked");
    assertThat(wrong.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(wrong.headers().firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void whoIsUnder16CannotJoinUnlessTheOrganisationSaysSo() {
    HttpResponse<String> young = ask("young@velsen.example", "band=under-16&consent=on");

    assertThat(young.statusCode()).isEqualTo(400);
    assertThat(young.body()).contains("vanaf 16 jaar").doesNotContain("name=\"parent\"");
    assertThat(node.get("/o/velsen/invite-me").body()).contains("jonger dan 16");
  }

  @Test
  void aParentAgreesBeforeAnythingOfAChildIsStored() {
    community.run("insert into contact_setting values ('velsen', 'parent', 2, 30, 12)");
    String child = "child@velsen.example";
    String parent = "parent@velsen.example";
    String young = "band=under-16&consent=on&parent=";

    assertThat(ask(child, young).body()).contains("href=\"#parent\"");
    assertThat(ask(child, young + child).body()).contains("een ander adres");
    assertThat(ask(child, young + parent).statusCode()).isEqualTo(200);
    String mine = Postbox.link(mail.to(child, 1).getFirst(), "/confirm/");
    assertThat(post(mine, "").body()).contains("We vragen het thuis");
    assertThat(stored()).isZero();

    MimeMessage asked = mail.to(parent, 1).getFirst();
    assertThat(Postbox.text(asked)).contains("jonger dan 16");
    String link = Postbox.link(asked, "/confirm/");
    assertThat(node.get(link, "Accept-Language", "nl").body())
        .as("a parent reads what there is to agree to")
        .contains("bewaart van je kind het adres")
        .contains("Na 12 maanden");
    assertThat(post(link, "").body()).contains("Je hoort erbij");
    assertThat(stored()).isEqualTo(1);
    assertThat(node.get(own(asked)).body()).contains(child).contains(parent);
  }

  @Test
  void oneSeesChangesAndErasesEverything() {
    String own = joined("anna@velsen.example");
    String page = node.get(own, "Accept-Language", "nl").body();
    assertThat(page)
        .contains("anna@velsen.example")
        .contains("value=\"housing\" checked")
        .contains("value=\"velsen\" selected")
        .contains("Je laatste ja was in");

    String form =
        "address=anna@velsen.example&band=from-22-to-26&municipality=&theme=safety&language=en";
    assertThat(post(own, form).statusCode()).isEqualTo(303);
    assertThat(node.get(own).body())
        .contains("value=\"safety\" checked")
        .doesNotContain("value=\"housing\" checked")
        .contains("value=\"from-22-to-26\" checked")
        .contains("value=\"en\" checked");
    assertThat(node.get(own + "/data").body())
        .contains("\"address\" : \"anna@velsen.example\"")
        .contains("\"consent\" : 1");

    assertThat(post(own + "/erase", "").body()).contains("Alles is gewist");
    assertThat(node.get(own).statusCode()).isEqualTo(410);
    assertThat(stored()).isZero();
  }

  @Test
  void nobodyBecomesYoungerThan16WithoutAParent() {
    String own = joined("older@velsen.example");
    String form = "address=older@velsen.example&band=under-16&municipality=velsen&language=nl";

    assertThat(node.get(own).body()).doesNotContain("value=\"under-16\"");
    assertThat(post(own, form).statusCode()).isEqualTo(400);
    assertThat(node.get(own).body()).contains("value=\"from-18-to-21\" checked");
  }

  @Test
  void theSameHoldsOnceOneIsInTheRegister() {
    String own = joined("settled@velsen.example");
    community.settle();

    String form = "address=settled@velsen.example&band=from-65&municipality=velsen&language=nl";
    assertThat(post(own, form).statusCode()).isEqualTo(303);
    assertThat(community.members().getFirst().person().profile().band()).isEqualTo(AgeBand.FROM_65);
    assertThat(post(own + "/erase", "").statusCode()).isEqualTo(200);
    assertThat(stored()).isZero();
  }

  @Test
  void anotherAddressIsAskedFirst() throws MessagingException {
    String own = joined("old@velsen.example");
    String form = "address=new@velsen.example&band=from-65&municipality=velsen&language=nl";

    assertThat(post(own, form).headers().firstValue("Location")).contains(own + "?done=mailed");
    assertThat(node.get(own).body()).contains("old@velsen.example");
    MimeMessage message = mail.to("new@velsen.example", 1).getFirst();
    assertThat(Postbox.text(message))
        .as("the new address may be a stranger's")
        .doesNotContain(own)
        .doesNotContain("old@velsen.example");
    assertThat(message.getHeader("List-Unsubscribe")).isNull();
    String confirm = Postbox.link(message, "/confirm/");
    assertThat(post(confirm, "").body()).contains("Je nieuwe adres is bewaard");
    assertThat(node.get(own).body())
        .contains("new@velsen.example")
        .doesNotContain("old@velsen.example");
    assertThat(post(own, form.replace("new@velsen.example", "nothing")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aMailProgramErasesWithOneClickAndNoCookie() {
    String own = joined("clicks@velsen.example");

    HttpResponse<String> done = post(own + "/unsubscribe", "List-Unsubscribe=One-Click");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(stored()).isZero();
    assertThat(post(own + "/unsubscribe", "List-Unsubscribe=One-Click").statusCode())
        .isEqualTo(200);
  }

  @Test
  void nobodyIsFloodedWithMails() {
    for (int i = 0; i < 4; i++) {
      assertThat(ask("flooded@velsen.example", GROWN).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> again = ask("Flooded@velsen.example", GROWN);

    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(again.body()).contains("over een uur").contains("Flooded@velsen.example");
    assertThat(mail.to("flooded@velsen.example", 4)).hasSize(4);
  }

  @Test
  void theFormSaysNothingOfAPollAndTakesNothingOfOne() {
    String page = node.get("/o/velsen/invite-me").body();

    assertThat(page).doesNotContain("key").doesNotContain("receipt").doesNotContain("poll");
    assertThat(node.get("/o/velsen/invite-me?panel=nothing").statusCode()).isEqualTo(404);
    assertThat(node.get("/o/nowhere/invite-me").statusCode()).isEqualTo(404);
    HttpResponse<String> begun = post("/o/velsen/invite-me", "begin=1&email=begun@velsen.example");
    assertThat(begun.body()).contains("value=\"begun@velsen.example\"").doesNotContain("alert");
  }

  @Test
  void whereNoMailGoesNobodyIsAskedForAnAddress() {
    try (TestNode silent = TestNode.start()) {
      silent.organisation("velsen");
      HttpResponse<String> asked =
          silent.post("/o/velsen/invite-me", FORM, "email=a@velsen.example&" + GROWN);
      assertThat(asked.statusCode()).isEqualTo(503);
      assertThat(asked.body()).contains("a@velsen.example");
    }
  }

  @Test
  void theApiAsksTheSame() {
    String body =
        "{\"email\":\"api@velsen.example\",\"ageBand\":\"from-18-to-21\",\"consent\":1,\"themes\":[\"youth\"]}";
    HttpResponse<String> asked =
        node.post("/api/v1/organisations/velsen/contacts/_join", "application/json", body);

    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(TestNode.json(asked).path("next").asText()).isEqualTo("mail");
    String link = Postbox.link(mail.to("api@velsen.example", 1).getFirst(), "/confirm/");
    String ticket = link.substring(link.lastIndexOf('/') + 1);
    HttpResponse<String> confirmed =
        node.post(
            "/api/v1/contacts/_confirm", "application/json", "{\"ticket\":\"" + ticket + "\"}");
    assertThat(TestNode.json(confirmed).path("next").asText()).isEqualTo("joined");
    assertThat(stored()).isEqualTo(1);
    HttpResponse<String> nonsense =
        node.post(
            "/api/v1/organisations/velsen/contacts/_join",
            "application/json",
            "{\"email\":\"x\",\"ageBand\":\"x\",\"themes\":[\"x\"],\"consent\":7,\"key\":\"x\"}");
    assertThat(TestNode.json(nonsense).path("errors").findValuesAsText("pointer"))
        .as("every mistake at once, each once")
        .containsExactlyInAnyOrder("/email", "/ageBand", "/themes", "/consent", "/key");
    for (String wrong :
        List.of(
            body.replace("api@", "api"),
            body.replace("youth", "x"),
            body.replace("from-18-to-21", "x"))) {
      assertThat(
              node.post("/api/v1/organisations/velsen/contacts/_join", "application/json", wrong)
                  .statusCode())
          .isEqualTo(400);
    }
  }
}
