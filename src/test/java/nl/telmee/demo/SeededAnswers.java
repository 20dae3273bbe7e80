package nl.telmee.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Lends the demo's random answers to tests of other packages. */
public final class SeededAnswers {
  private SeededAnswers() {}

  /** One person's answers to the questions of a poll. */
  public static Map<String, Object> answer(JsonNode questions, RandomGenerator random) {
    return new RandomAnswers(random).answer(questions);
  }
}
