package nl.telmee.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.tally.Addition;

/**
 * Responses as the parameters of a statement, a column each.
 *
 * @param open the polls, each once
 */
record BatchColumns(UUID[] polls, UUID[] keys, Integer[] strata, String[] answers, UUID[] open) {
  /** The questions that were answered with a text, with the response. */
  record Texts(UUID[] polls, String[] questions, UUID[] keys) {
    static Texts of(List<Response> batch) {
      List<UUID> polls = new ArrayList<>();
      List<String> questions = new ArrayList<>();
      List<UUID> keys = new ArrayList<>();
      for (Response response : batch) {
        for (String question : response.texts()) {
          polls.add(response.poll().value());
          questions.add(question);
          keys.add(response.key().value());
        }
      }
      return new Texts(
          polls.toArray(UUID[]::new), questions.toArray(String[]::new), keys.toArray(UUID[]::new));
    }
  }

  static BatchColumns of(List<Response> batch) {
    int size = batch.size();
    UUID[] polls = new UUID[size];
    UUID[] keys = new UUID[size];
    Integer[] strata = new Integer[size];
    String[] answers = new String[size];
    Set<UUID> open = new HashSet<>();
    for (int i = 0; i < size; i++) {
      Response response = batch.get(i);
      polls[i] = response.poll().value();
      keys[i] = response.key().value();
      strata[i] = response.stratum();
      answers[i] = response.answers();
      open.add(polls[i]);
    }
    return new BatchColumns(polls, keys, strata, answers, open.toArray(UUID[]::new));
  }

  /** What responses add to the tally. */
  static Addition addition(List<Response> batch) {
    Addition addition = new Addition();
    for (Response response : batch) {
      Contribution cells = response.cells();
      cells.addTo(addition.counts(response.poll(), response.stratum(), cells.width()));
    }
    return addition;
  }

  /** Whether any spends an access code. */
  static boolean spends(List<Response> batch) {
    return batch.stream().anyMatch(response -> !response.code().isEmpty());
  }
}
