package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Whether the groups that background questions make will fill. Each stratum is released by k
 * responses at a time (see {@code docs/path-of-a-response.md}), so the least that fills all is
 * groups × k; people do not spread evenly, so twice that is asked for. An open flash poll among all
 * inhabitants seldom reaches more than one in a hundred: the poll of 2017 in the IJmond reached 671
 * of about 150,000.
 */
final class GroupAdvice {
  private static final int UNEVEN = 2;
  private static final int ONE_IN = 100;
  private static final int MANY_WITHOUT_KNOWING = 400;
  private static final int USUAL_GROUP = 10;

  private GroupAdvice() {}

  static List<Advice> on(JsonNode poll, int inhabitants) {
    long groups = groups(poll);
    if (groups < 2) {
      return List.of();
    }
    int k = Math.max(1, poll.at("/resultsPolicy/minimumGroup").asInt(USUAL_GROUP));
    long needed = groups * k * UNEVEN;
    if (inhabitants > 0 && needed > inhabitants / ONE_IN) {
      return List.of(
          Advice.of(
              "/resultsPolicy/minimumGroup",
              "builder.advice.groups-of",
              groups,
              needed,
              (long) inhabitants));
    }
    if (inhabitants == 0 && needed > MANY_WITHOUT_KNOWING) {
      return List.of(
          Advice.of("/resultsPolicy/minimumGroup", "builder.advice.groups", groups, needed));
    }
    return List.of();
  }

  /** How many combinations of answers the background questions have. */
  static long groups(JsonNode poll) {
    long groups = 1;
    for (JsonNode question : poll.path("questions")) {
      if (question.path("background").booleanValue()
          && question.path("type").asText().equals("single-choice")) {
        boolean always = question.path("required").booleanValue() && !question.has("showIf");
        long answers = question.path("options").size() + (always ? 0L : 1L);
        groups = Math.min(groups * Math.max(answers, 1), 1_000_000);
      }
    }
    return groups;
  }
}
