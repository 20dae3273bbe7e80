package nl.telmee.moderation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.telmee.release.TextEdition;

/** Gathers what an edition holds of one question. Thread: one. */
final class EditionTexts {
  private final String question;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Long> labels = new TreeMap<>();
  private long read;
  private long leftOut;

  EditionTexts(String question) {
    this.question = question;
  }

  /** What was left out is not shown, but what it was about counts. */
  void add(String shown, TextState state, String[] labelled) {
    read++;
    if (state == TextState.PUBLISHED) {
      texts.add(shown);
    } else {
      leftOut++;
    }
    for (String label : labelled) {
      labels.merge(label, 1L, Long::sum);
    }
  }

  TextEdition.Texts texts() {
    List<TextEdition.LabelCount> counts =
        labels.entrySet().stream()
            .map(entry -> new TextEdition.LabelCount(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(TextEdition.LabelCount::count).reversed())
            .toList();
    return new TextEdition.Texts(question, read, leftOut, counts, List.copyOf(texts));
  }
}
