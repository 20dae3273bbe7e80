package nl.telmee.spread;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a number of people said in the street or at a meeting, counted by who spoke with them. It
 * stands beside the results and never in them: these people did not answer for themselves.
 *
 * @param people how many there were
 * @param counts how many said what: by id of the question, then by id of the option or step
 * @param note for the organisation only
 */
public record Conversation(
    UUID id,
    String place,
    LocalDate heldOn,
    int people,
    Map<String, Map<String, Integer>> counts,
    String note) {
  static final int LONGEST_PLACE = 100;
  static final int LONGEST_NOTE = 1_000;
  static final int MOST_PEOPLE = 10_000;

  /** Keeps copies, in the order given. */
  public Conversation {
    Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
    counts.forEach((question, options) -> copy.put(question, new LinkedHashMap<>(options)));
    counts = copy;
    if (people < 1 || people > MOST_PEOPLE || place.isBlank()) {
      throw new IllegalArgumentException("a conversation has a place and people");
    }
  }

  /** How many said something; 0 when nobody did. */
  public int count(String question, String option) {
    return counts.getOrDefault(question, Map.of()).getOrDefault(option, 0);
  }
}
