package nl.telmee.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.tally.Addition;

/** Responses as the parameters of a statement: an array for each column. */
final class BatchColumns {
  private BatchColumns() {}

  /** Polls, keys, strata and answers, a place for each response; then the polls, each once. */
  static List<Object> of(List<Response> batch) {
    int size = batch.size();
    UUID[] polls = new UUID[size];
    UUID[] keys = new UUID[size];
    Integer[] strata = new Integer[size];
    String[] answers = new String[size];
    Set<UUID> distinct = new HashSet<>();
    for (int i = 0; i < size; i++) {
      Response response = batch.get(i);
      polls[i] = response.poll().value();
      keys[i] = response.key().value();
      strata[i] = response.stratum();
      answers[i] = response.answers();
      distinct.add(polls[i]);
    }
    return List.of(polls, keys, strata, answers, distinct.toArray(UUID[]::new));
  }

  /** Poll, question and key of each answer that is a text. */
  static List<Object> texts(List<Response> batch) {
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
    return List.of(
        polls.toArray(UUID[]::new), questions.toArray(String[]::new), keys.toArray(UUID[]::new));
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
