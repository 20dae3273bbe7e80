package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.telmee.Desk;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organisation and its logo, as its administrator changes them. */
final class OrganisationPagesTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};
  private static final int TOO_BIG = 100 * 1024 + 1;

  private static TestNode node;
  private static Desk desk;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    for (String slug : new String[] {"velsen", "heemskerk", "beverwijk", "haarlem"}) {
      node.organisation(slug);
    }
    desk = Desk.ofAdministrator(node);
  }

  @AfterAll
  static void stop() {
    desk.close();
    node.close();
  }

  private static HttpResponse<String> upload(String organisation, byte[] content) {
    return desk.upload("/staff/organisations/" + organisation + "/logo", "logo", content);
  }

  private static byte[] svg(String inside) {
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> logo(String organisation) {
    return node.get("/organisations/" + organisation + "/logo");
  }

  @Test
  void everyMistakeIsShownAtOnceAndWhatWasTypedStays() {
    HttpResponse<String> page =
        desk.post(
            "/staff/organisations/velsen",
            "name-nl",
            "",
            "kind",
            "duchy",
            "inhabitants",
            "many",
            "email",
            "griffie",
            "colour",
            "teal");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#name-nl\"", "href=\"#kind\"", "href=\"#inhabitants\"")
        .contains("href=\"#email\"", "href=\"#colour\"")
        .contains("value=\"many\"", "value=\"griffie\"", "value=\"teal\"");
  }

  @Test
  void whatIsSavedOnThePageIsReadOverTheApiAndTheOtherWayRound() {
    HttpResponse<String> saved =
        desk.post(
            "/staff/organisations/heemskerk",
            "name-nl",
            "Heemskerk",
            "kind",
            "municipality",
            "inhabitants",
            "39000",
            "email",
            "griffie@heemskerk.example",
            "colour",
            "#0A5C4A");
    assertThat(Desk.next(saved)).isEqualTo("/staff/organisations/heemskerk?done=saved");
    String path = "/api/v1/organisations/heemskerk";
    JsonNode read = TestNode.json(node.get(path));
    assertThat(read.path("inhabitants").asInt()).isEqualTo(39000);
    assertThat(read.path("colour").asText()).isEqualTo("#0a5c4a");

    HttpResponse<String> put =
        node.putAsAdministrator(path, read.toString().replace("39000", "40000"));

    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(desk.get("/staff/organisations/heemskerk").body())
        .contains("value=\"40000\"", "value=\"griffie@heemskerk.example\"");
  }

  @Test
  void theApiNamesEveryMistakeOfAChange() {
    HttpResponse<String> wrong =
        node.putAsAdministrator(
            "/api/v1/organisations/velsen",
            """
            {"slug":"ijmond","kind":"duchy","inhabitants":-1,"email":"griffie","colour":"teal",
             "crest":"a ship"}
            """);

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(wrong).path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/slug", "/name", "/kind", "/inhabitants", "/email", "/colour", "/crest");
  }

  @Test
  void anotherOrganisationsAdministratorFindsNothingHere() {
    Staff other = Staff.of(node, "administrator", "haarlem");
    try (Desk outside = new Desk(node)) {
      outside.signIn(other.email(), TestNode.ADMIN_PASSWORD);

      assertThat(outside.get("/staff/organisations/velsen").statusCode()).isEqualTo(404);
      assertThat(outside.upload("/staff/organisations/velsen/logo", "logo", PNG).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aLogoIsShownToEverybodyUntilItIsRemoved() {
    assertThat(Desk.next(upload("beverwijk", PNG)))
        .isEqualTo("/staff/organisations/beverwijk?done=logo");
    assertThat(logo("beverwijk").headers().firstValue("Content-Type")).contains("image/png");
    upload("beverwijk", svg("<circle r=\"4\"/>"));
    HttpResponse<String> drawn = logo("beverwijk");
    assertThat(drawn.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(drawn.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(drawn.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

    desk.post("/staff/organisations/beverwijk/logo/_remove");

    assertThat(logo("beverwijk").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<circle r=\"4\" onload=\"alert(1)\"/>",
        "<a href=\"javascript:alert(1)\"/>",
        "<image href=\"https://evil.example/pixel\"/>",
        "<foreignObject><b/></foreignObject>",
        "<circle>"
      })
  void anSvgThatDoesMoreThanDrawIsRefused(String inside) {
    refused(svg(inside));
  }

  @Test
  void anotherKindOfFileIsRefusedWhateverItsName() {
    refused("GIF89a".getBytes(StandardCharsets.US_ASCII));
    refused("<html><body>logo</body></html>".getBytes(StandardCharsets.US_ASCII));
    refused(new byte[0]);
    refused(
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>"
            .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aFileThatIsTooBigIsRefused() {
    refused(Arrays.copyOf(PNG, TOO_BIG));
    assertThat(upload("velsen", new byte[4_000_000]).statusCode()).isEqualTo(413);
  }

  private static void refused(byte[] content) {
    HttpResponse<String> page = upload("velsen", content);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("href=\"#logo\"", "at most 100 kB, without scripts");
    assertThat(logo("velsen").statusCode()).isEqualTo(404);
  }
}
