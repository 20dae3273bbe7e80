package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that do not fit the questions are refused, with where each mistake is. */
final class WrongBodiesTest {
  private static AskedPoll poll;

  @BeforeAll
  static void open() {
    poll = AskedPoll.open();
  }

  @AfterAll
  static void close() {
    poll.close();
  }

  /** Whatever a test has sent: nothing of it is stored, and the next one in line is served. */
  @AfterEach
  void nothingWrongIsStoredAndARightBodyIsTaken() {
    poll.requireNothingStored();
    assertThat(poll.answer(AskedPoll.right()).statusCode()).isEqualTo(201);
    assertThat(poll.stored()).hasSize(1);
    assertThat(poll.counted()).isOne();
    poll.forget();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          municipality | 1                        | /answers/municipality must be the id of an option
          municipality | true                     | /answers/municipality must be the id of an option
          municipality | ["velsen"]               | /answers/municipality must be the id of an option
          municipality | {"id":"velsen"}          | /answers/municipality must be the id of an option
          municipality | "atlantis"               | /answers/municipality is no option of this question
          municipality | "Velsen"                 | /answers/municipality is no option of this question
          municipality | ""                       | /answers/municipality is no option of this question
          municipality | null                     | /answers/municipality an answer is required
          municipality | ''                       | /answers/municipality an answer is required
          themes       | "sport"                  | /answers/themes must be an array of option ids
          themes       | {"sport":true}           | /answers/themes must be an array of option ids
          themes       | 7                        | /answers/themes must be an array of option ids
          themes       | ["sport",5]              | /answers/themes/1 must be the id of an option
          themes       | [["sport"],"green"]      | /answers/themes/0 must be the id of an option
          themes       | [null]                   | /answers/themes/0 must be the id of an option
          themes       | ["sport","atlantis"]     | /answers/themes/1 is no option of this question
          themes       | ["sport","sport"]        | /answers/themes/1 is chosen twice
          pair         | ["c"]                    | /answers/pair choose at least 2
          pair         | ["a","b","c"]            | /answers/pair choose at most 2
          importance   | "4"                      | /answers/importance must be a whole number
          importance   | 4.5                      | /answers/importance must be a whole number
          importance   | true                     | /answers/importance must be a whole number
          importance   | [4]                      | /answers/importance must be a whole number
          importance   | 1e999999999              | /answers/importance must be a whole number
          importance   | 0                        | /answers/importance must be from 1 to 5
          importance   | 6                        | /answers/importance must be from 1 to 5
          importance   | -1                       | /answers/importance must be from 1 to 5
          importance   | 4294967300               | /answers/importance must be from 1 to 5
          order        | "x"                      | /answers/order must be an array of option ids
          order        | ["x","y"]                | /answers/order give every option a place of its own
          order        | ["x","y","atlantis"]     | /answers/order/2 is no option of this question
          order        | ["x","y","z","atlantis"] | /answers/order/3 is no option of this question
          order        | ["x","x","y"]            | /answers/order/1 is chosen twice
          order        | ["x","y","z","x"]        | /answers/order/3 is chosen twice
          order        | ["x",5,"z"]              | /answers/order/1 must be the id of an option
          hours        | "3"                      | /answers/hours must be a number
          hours        | [3]                      | /answers/hours must be a number
          hours        | false                    | /answers/hours must be a number
          hours        | 168.01                   | /answers/hours must be from 0 to 168
          hours        | -0.01                    | /answers/hours must be from 0 to 168
          hours        | 1e999999999              | /answers/hours must be from 0 to 168
          hours        | -1e999999999             | /answers/hours must be from 0 to 168
          hours        | 3.125                    | /answers/hours may have at most two decimals
          hours        | 1e-999999999             | /answers/hours may have at most two decimals
          idea         | 5                        | /answers/idea must be a text
          idea         | ["Meer licht"]           | /answers/idea must be a text
          idea         | "123456789 123456789 1"  | /answers/idea may have at most 20 characters
          idea         | "a\\u0000b"              | /answers/idea holds characters that cannot be stored
          idea         | "a\\u0007b"              | /answers/idea holds characters that cannot be stored
          idea         | "\\ud800"                | /answers/idea holds characters that cannot be stored
          idea         | "a\\udf33\\ud83c"        | /answers/idea holds characters that cannot be stored
          why          | "Daarom"                 | /answers/why this question is not asked, given the other answers
          colour       | "red"                    | /answers/colour unknown question
          colour       | {"a":[1,{"b":2}]}        | /answers/colour unknown question
          a/b~c        | 1                        | /answers/a~1b~0c unknown question
          ''           | 1                        | /answers/ unknown question
          """)
  void anAnswerThatDoesNotFitIsNamed(String question, String json, String mistake) {
    HttpResponse<String> response = poll.answer(AskedPoll.rightBut(question, json));

    requireProblem(response);
    assertThat(AskedPoll.mistakes(response)).containsExactly(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          themes | ["atlantis","sport",5,"sport"] | /answers/themes/0 /answers/themes/2 /answers/themes/3
          order  | ["atlantis",[],{},null]        | /answers/order/0 /answers/order/1 /answers/order/2 /answers/order/3
          """)
  void everyWrongChoiceInAListIsNamed(String question, String json, String pointers) {
    HttpResponse<String> response = poll.answer(AskedPoll.rightBut(question, json));

    requireProblem(response);
    assertThat(AskedPoll.pointers(response)).containsExactly(pointers.split(" "));
  }

  @Test
  void allMistakesOfABodyAreNamedAtOnce() {
    String answers =
        """
        {"municipality":"atlantis","themes":["sport","sport"],"importance":9,"order":["z","y"],
         "hours":1000,"idea":5,"colour":"red"}\
        """;
    HttpResponse<String> response =
        poll.send("{\"key\":\"short\",\"answers\":" + answers + ",\"extra\":[1]}");

    requireProblem(response);
    assertThat(AskedPoll.mistakes(response))
        .containsExactlyInAnyOrder(
            "/key must be a UUID",
            "/extra unknown field",
            "/answers/colour unknown question",
            "/answers/municipality is no option of this question",
            "/answers/themes/1 is chosen twice",
            "/answers/importance must be from 1 to 5",
            "/answers/order give every option a place of its own",
            "/answers/hours must be from 0 to 168",
            "/answers/idea must be a text");
  }

  @ParameterizedTest
  @CsvSource({"hours", "importance"})
  void aNumberOfFourHundredDigitsIsRefusedWithoutReadingIt(String question) {
    HttpResponse<String> response = poll.answer(AskedPoll.rightBut(question, "7".repeat(400)));

    requireProblem(response);
    assertThat(AskedPoll.pointers(response)).containsExactly("/answers/" + question);
  }

  @ParameterizedTest
  @CsvSource({"1e9999999999", "1e-9999999999", "-1e99999999999999999999"})
  void anExponentThatNoNumberCanHaveIsRefused(String number) {
    HttpResponse<String> response = poll.answer(AskedPoll.rightBut("hours", number));

    requireProblem(response);
    assertThat(AskedPoll.pointers(response)).isEqualTo(List.of("/answers/hours"));
  }

  private static void requireProblem(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"urn:telmee:problem:invalid\"", "\"status\":400");
  }
}
