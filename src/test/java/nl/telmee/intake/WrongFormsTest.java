package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.Recount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The form without JavaScript: what is wrong stands beside the question, and nothing typed is lost.
 */
final class WrongFormsTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String RIGHT =
      "&a.municipality=velsen&a.themes=sport&a.themes=green&a.pair=a&a.pair=b&a.importance=4"
          + "&a.order.x=2&a.order.y=1&a.order.z=3&a.hours=3%2C5&a.idea=Meer+licht";

  private static final List<String> QUESTIONS =
      List.of("municipality", "themes", "pair", "importance", "order", "hours", "idea", "why");

  private static AskedPoll poll;

  @BeforeAll
  static void open() {
    poll = AskedPoll.open();
  }

  @AfterAll
  static void close() {
    poll.close();
  }

  @AfterEach
  void forget() {
    poll.forget();
  }

  @Test
  void aRightFormIsStoredAndLeadsToTheReceipt() {
    String key = AskedPoll.newKey();

    HttpResponse<String> response = send("key=" + key + RIGHT);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .matches("/p/vragen/receipt/[A-Za-z0-9_-]{32}");
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("answered-")
        .contains("; Path=/; ", "; HttpOnly", "; SameSite=Lax");
    assertThat(poll.answersOf(key))
        .isEqualTo(
            Recount.json(
                """
                {"municipality":"velsen","themes":["sport","green"],"pair":["a","b"],
                 "importance":4,"order":["y","x","z"],"hours":3.5,"idea":"Meer licht"}\
                """));
    assertThat(poll.counted()).isOne();
    assertThat(
            poll.node().get(response.headers().firstValue("Location").orElseThrow()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theSameFormSentAgainIsCountedOnce() {
    String form = "key=" + AskedPoll.newKey() + RIGHT;

    assertThat(send(form).statusCode()).isEqualTo(303);
    assertThat(send(form).statusCode()).isEqualTo(303);
    assertThat(poll.stored()).hasSize(1);
    assertThat(poll.counted()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          municipality | ''                                  | Geef hier nog een antwoord.
          municipality | a.municipality=atlantis             | Kies een van de antwoorden.
          themes       | a.themes=sport&a.themes=atlantis    | Kies een van de antwoorden.
          themes       | a.themes=sport&a.themes=sport       | Je koos hier twee keer hetzelfde.
          pair         | a.pair=a                            | Kies er minstens 2.
          pair         | a.pair=a&a.pair=b&a.pair=c          | Kies er hoogstens 2.
          importance   | a.importance=6                      | Kies een getal van 1 tot en met 5.
          importance   | a.importance=veel                   | Kies een getal van 1 tot en met 5.
          importance   | a.importance=99999999999            | Kies een getal van 1 tot en met 5.
          order        | a.order.x=1&a.order.y=2             | Geef elk antwoord een eigen plek.
          order        | a.order.x=1&a.order.y=1&a.order.z=2 | Geef elk antwoord een eigen plek.
          order        | a.order.x=1&a.order.y=2&a.order.z=4 | Geef elk antwoord een eigen plek.
          order        | a.order.x=3&a.order.y=1&a.order.z=01 | Geef elk antwoord een eigen plek.
          hours        | a.hours=169                         | Kies een getal van 0 tot en met 168.
          hours        | a.hours=-1                          | Kies een getal van 0 tot en met 168.
          hours        | a.hours=1,255                       | Gebruik hoogstens twee cijfers achter de komma.
          hours        | a.hours=drie                        | Vul hier een getal in.
          hours        | a.hours=1e3                         | Vul hier een getal in.
          hours        | a.hours=1111111111111111111111      | Vul hier een getal in.
          idea         | a.idea=123456789012345678901        | Dit is te lang. Gebruik hoogstens 20 tekens.
          idea         | a.idea=a%00b                        | Hier staan tekens in die we niet kunnen bewaren.
          """)
  void aMistakeStandsBesideItsQuestionAndOnlyThere(String question, String fields, String words) {
    String others = RIGHT.replaceAll("&a\\." + question + "[.=][^&]*", "");

    HttpResponse<String> response = send("key=" + AskedPoll.newKey() + others + "&" + fields);

    requirePageAgain(response);
    assertThat(section(response.body(), question)).contains(words);
    for (String one : QUESTIONS) {
      boolean invalid = section(response.body(), one).contains("aria-invalid=\"true\"");
      assertThat(invalid).as(one).isEqualTo(one.equals(question));
    }
    assertThat(poll.stored()).isEmpty();
    assertThat(poll.counted()).isZero();
  }

  @Test
  void nothingThatWasTypedIsLost() {
    String key = AskedPoll.newKey();
    String typed =
        RIGHT
            .replace("a.hours=3%2C5", "a.hours=veel")
            .replace("Meer+licht", URLEncoder.encode("<b>\"é\"</b>", StandardCharsets.UTF_8));

    HttpResponse<String> response = send("key=" + key + typed);

    requirePageAgain(response);
    String page = response.body();
    assertThat(page).contains("name=\"key\" value=\"" + key + "\"");
    assertThat(section(page, "municipality")).containsPattern("value=\"velsen\"[^>]* checked");
    assertThat(section(page, "themes"))
        .containsPattern("value=\"sport\"[^>]* checked")
        .containsPattern("value=\"green\"[^>]* checked")
        .doesNotContainPattern("value=\"other\"[^>]* checked");
    assertThat(section(page, "importance")).containsPattern("value=\"4\"[^>]* checked");
    assertThat(section(page, "order"))
        .containsPattern("(?s)name=\"a.order.y\"((?!</select>).)*<option selected>1<");
    assertThat(section(page, "hours")).contains("value=\"veel\"", "Vul hier een getal in.");
    assertThat(section(page, "idea")).contains("&lt;b&gt;\"é\"&lt;/b&gt;</textarea>");
  }

  @Test
  void theSameKeyIsTakenOnceTheMistakeIsCorrected() {
    String form = "key=" + AskedPoll.newKey() + RIGHT;

    assertThat(send(form.replace("velsen", "atlantis")).statusCode()).isEqualTo(400);
    assertThat(send(form).statusCode()).isEqualTo(303);
    assertThat(poll.counted()).isOne();
  }

  @Test
  void mistakesAreToldInTheLanguageOfThePage() {
    String form = "key=" + AskedPoll.newKey() + RIGHT.replace("velsen", "");

    String page = poll.node().post(poll.path() + "?lang=en", FORM, form).body();

    assertThat(section(page, "municipality")).contains("Please answer this question.");
  }

  @Test
  void anAnswerToAQuestionThatIsNotAskedIsLeftOut() {
    String key = AskedPoll.newKey();

    assertThat(send("key=" + key + RIGHT + "&a.why=Daarom").statusCode()).isEqualTo(303);
    assertThat(poll.answersOf(key).has("why")).isFalse();
    assertThat(poll.answersOf(key).path("idea").asText()).isEqualTo("Meer licht");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key=&", "key=1-1-1-1-1&", "other=field&"})
  void aFormWithoutAKeyGetsOne(String start) {
    assertThat(send(start + RIGHT.substring(1)).statusCode()).isEqualTo(303);
    assertThat(poll.stored()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%4", "%ff", "%c3%28", "%ed%a0%80"})
  void aFormThatIsNotPercentEncodedUtf8IsRefused(String text) {
    HttpResponse<String> response =
        send("key=" + AskedPoll.newKey() + RIGHT.replace("Meer+licht", text));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(poll.stored()).isEmpty();
  }

  private static HttpResponse<String> send(String form, String... headers) {
    return poll.node().post(poll.path(), FORM, form, headers);
  }

  private static void requirePageAgain(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
  }

  private static String section(String page, String question) {
    Matcher section =
        Pattern.compile(
                "<section [^>]*data-id=\"%s\".*?</section>".formatted(question), Pattern.DOTALL)
            .matcher(page);
    assertThat(section.find()).as(question).isTrue();
    return section.group();
  }
}
