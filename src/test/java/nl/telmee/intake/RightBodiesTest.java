package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers at the edge of what fits are taken, and stored in one way of writing. */
final class RightBodiesTest {
  private static AskedPoll poll;

  @BeforeAll
  static void open() {
    poll = AskedPoll.open();
  }

  @AfterAll
  static void close() {
    poll.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          themes     | []                    | ''
          themes     | ["other","sport"]     | ["sport","other"]
          pair       | []                    | ''
          pair       | ["c","a"]             | ["a","c"]
          importance | 1                     | 1
          importance | 5                     | 5
          importance | null                  | ''
          order      | []                    | ''
          order      | ["z","x","y"]         | ["z","x","y"]
          hours      | 0                     | 0
          hours      | -0.00                 | 0
          hours      | 168.000               | 168
          hours      | 1.2e1                 | 12
          hours      | 0.1                   | 0.1
          hours      | 0e999999999           | 0
          hours      | 0e-999999999          | 0
          idea       | ""                    | ''
          idea       | " \\n "               | ''
          idea       | " 1234567890123456789 " | "1234567890123456789"
          idea       | "12345678901234567890"  | "12345678901234567890"
          idea       | "\\ud83c\\udf33 \\\\u0000" | "🌳 \\\\u0000"
          idea       | "a\\r\\nb\\tc"        | "a\\nb\\tc"
          idea       | "\\"<\\/b>"           | "\\"</b>"
          why        | null                  | ''
          """)
  void anAnswerThatFitsIsStored(String question, String json, String stored) {
    String key = AskedPoll.newKey();
    var response = poll.node().respond(poll.id(), key, AskedPoll.rightBut(question, json));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    JsonNode answers = poll.answersOf(key);
    String answer = answers.has(question) ? answers.path(question).toString() : "";
    assertThat(answer).isEqualTo(stored);
  }

  @Test
  void onlyRequiredQuestionsNeedAnAnswer() {
    assertThat(poll.answer("{\"municipality\":\"heemskerk\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void aConditionThatIsMetMakesRoomForAnAnswer() {
    String answers = "{\"why\":\"Daarom\",\"municipality\":\"velsen\",\"themes\":[\"other\"]}";
    assertThat(poll.answer(answers).statusCode()).isEqualTo(201);
  }

  @Test
  void theReplyNamesTheKeyInOneWayOfWriting() {
    String key = AskedPoll.newKey();
    String answers = AskedPoll.right();
    var upper = poll.node().respond(poll.id(), key.toUpperCase(java.util.Locale.ROOT), answers);
    var lower = poll.node().respond(poll.id(), key, answers);

    assertThat(upper.body()).isEqualTo("{\"key\":\"" + key + "\"}").isEqualTo(lower.body());
    assertThat(lower.statusCode()).isEqualTo(201);
    assertThat(poll.stored()).containsKey(key);
    assertThat(poll.counted()).isEqualTo(poll.stored().size());
  }
}
