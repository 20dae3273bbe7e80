package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** A question that is often asked, with its answers in both languages: one only adds it. */
enum Ready {
  YES_NO,
  AGE,
  SATISFACTION;

  private static final String FILE = "/templates/ready/questions.json";

  /** Its name in the file and in what a button says. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with this word. */
  static Optional<Ready> of(String word) {
    for (Ready ready : values()) {
      if (ready.word().equals(word)) {
        return Optional.of(ready);
      }
    }
    return Optional.empty();
  }

  /** The question, without an id. */
  ObjectNode question() {
    return (ObjectNode) Template.read(FILE).get(word());
  }
}
