package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no response at all, by form, size or type. */
final class BrokenBodiesTest {
  private static final String KEY = "01234567-89ab-4cde-8f01-23456789abcd";
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
  void nothingIsStored() {
    poll.requireNothingStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"key":"KEY","answers":RIGHT,"extra":1}        | /extra unknown field
          {"key":"KEY","answers":RIGHT,"a/b~":{"c":[1]}} | /a~1b~0 unknown field
          {"key":"KEY","answers":RIGHT}{}                | '/ must be one JSON object and nothing after it'
          {"key":"KEY","answers":RIGHT} 5                | '/ must be one JSON object and nothing after it'
          {"answers":RIGHT}                              | /key is required
          {"key":null,"answers":RIGHT}                   | /key must be a UUID
          {"key":5,"answers":RIGHT}                      | /key must be a UUID
          {"key":["KEY"],"answers":RIGHT}                | /key must be a UUID
          {"key":"","answers":RIGHT}                     | /key must be a UUID
          {"key":"1-1-1-1-1","answers":RIGHT}            | /key must be a UUID
          {"key":"KEY0","answers":RIGHT}                 | /key must be a UUID
          {"key":"{KEY}","answers":RIGHT}                | /key must be a UUID
          {"key":"0123456789ab-4cde-8f01-23456789abcd-","answers":RIGHT} | /key must be a UUID
          """)
  void aMistakeAroundTheAnswersIsNamed(String body, String mistake) {
    HttpResponse<String> response = poll.send(filled(body));

    requireStatus(400, response);
    assertThat(AskedPoll.mistakes(response)).containsExactly(mistake.replaceFirst("^/ ", " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"key":"KEY"}               | /answers
          {"key":"KEY","answers":null} | /answers
          {"key":"KEY","answers":[]}  | /answers
          {"key":"KEY","answers":"x"} | /answers
          {}                          | /key /answers
          """)
  void aBodyWithoutAnswersLacksThem(String body, String pointers) {
    HttpResponse<String> response = poll.send(filled(body));

    requireStatus(400, response);
    assertThat(AskedPoll.pointers(response)).startsWith(pointers.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "5", "\"x\"", "true", "", " ", "[{\"key\":\"KEY\"}]"})
  void aRootThatIsNoObjectIsTheOnlyMistake(String body) {
    HttpResponse<String> response = poll.send(filled(body));

    requireStatus(400, response);
    assertThat(AskedPoll.mistakes(response)).containsExactly(" must be a JSON object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"key":"KEY","answers":{"municipality":"velsen"   | /answers/municipality
          {"key":"KEY","answers":{"municipality":"velsen"}  | /answers
          {"key":"KEY","answers":{"municipality":"vel       | /answers/municipality
          {"key":"KEY","answers":{"themes":["sport"         | /answers/themes/0
          {"key":"KEY","answers":{"hours":NaN}}             | /answers/hours
          {"key":"KEY","answers":{"hours":03}}              | /answers/hours
          {"key":"KEY","answers":{"hours":0x3}}             | /answers/hours
          {"key":"KEY","answers":{"idea":'Licht'}}          | /answers/idea
          {"key":"KEY","answers":{"idea":"\\x"}}            | /answers/idea
          {"key":"KEY","key":"KEY","answers":RIGHT}         | /key
          {"key":"KEY","answers":RIGHT,"answers":RIGHT}     | /answers
          {"key":"KEY","answers":{"hours":3,"hours":4}}     | /answers/hours
          {"key":"KEY","answers":RIGHT}x                    | ''
          {"key":"KEY","answers":RIGHT,}                    | /answers
          // comment                                        | ''
          key=KEY&a.municipality=velsen                     | ''
          """,
      quoteCharacter = '`',
      emptyValue = "''")
  void whatIsNoJsonIsRefusedWithThePlace(String body, String pointer) {
    HttpResponse<String> response = poll.send(filled(body));

    requireStatus(400, response);
    assertThat(AskedPoll.pointers(response)).contains(pointer.equals("''") ? "" : pointer);
    assertThat(AskedPoll.mistakes(response)).anyMatch(mistake -> mistake.contains("not JSON: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00x", "a\\u0000b"})
  void aNameThatCannotBeWrittenBackIsRefusedToo(String name) {
    String unknownField = "{\"key\":\"KEY\",\"answers\":RIGHT,\"%s\":1}".formatted(name);
    requireStatus(400, poll.send(filled(unknownField)));
    requireStatus(400, poll.answer(AskedPoll.rightBut(name, "1")));
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 1_000, 16_000})
  void deepNestingIsRefused(int depth) {
    String deep = "[".repeat(depth) + "]".repeat(depth);

    requireStatus(400, poll.send(deep));
    requireStatus(400, poll.answer(AskedPoll.rightBut("colour", deep)));
    requireStatus(400, poll.answer(AskedPoll.rightBut("themes", deep)));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] body = filled("{\"key\":\"KEY\",\"answers\":RIGHT}").getBytes(StandardCharsets.UTF_8);
    body[body.length - 4] = (byte) 0xC3;

    HttpResponse<String> response = poll.node().post(poll.path(), "application/json", body);

    requireStatus(400, response);
    assertThat(AskedPoll.mistakes(response)).containsExactly(" must be UTF-8");
  }

  /** RFC 8259 §8.1: JSON that programs exchange is UTF-8. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void jsonInAnotherEncodingIsRefused(String charset) {
    byte[] body = filled("{\"key\":\"KEY\",\"answers\":RIGHT}").getBytes(Charset.forName(charset));

    requireStatus(400, poll.node().post(poll.path(), "application/json", body));
  }

  @Test
  void aBodyOfFortyThousandBytesIsTooLarge() {
    String body = filled("{\"key\":\"KEY\",\"answers\":RIGHT}") + " ".repeat(40_000);

    HttpResponse<String> announced = poll.send(body);
    HttpResponse<String> unannounced =
        poll.node()
            .send(
                poll.node()
                    .request(poll.path(), "Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () ->
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));

    for (HttpResponse<String> response : List.of(announced, unannounced)) {
      requireStatus(413, response);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/jsonx",
        "multipart/form-data; boundary=x",
        ""
      })
  void anotherContentTypeIsRefused(String type) {
    String body = filled("{\"key\":\"KEY\",\"answers\":RIGHT}");

    requireStatus(415, poll.node().post(poll.path(), type, body));
  }

  @Test
  void aBodyWithoutContentTypeIsRefused() {
    HttpRequest.Builder request =
        poll.node()
            .request(poll.path())
            .POST(
                HttpRequest.BodyPublishers.ofString(filled("{\"key\":\"KEY\",\"answers\":RIGHT}")));

    requireStatus(415, poll.node().send(request));
  }

  private static String filled(String body) {
    return body.replace("RIGHT", AskedPoll.right()).replace("KEY", KEY);
  }

  private static void requireStatus(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"status\":" + status);
  }
}
