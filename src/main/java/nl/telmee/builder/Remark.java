package nl.telmee.builder;

import java.util.List;
import nl.telmee.web.Words;

/**
 * Something of a file that could not be taken over, or only in another way.
 *
 * @param question code and beginning of the question in the file; empty when it is about the whole
 * @param key of the sentence that says what and why
 * @param arguments of that sentence
 */
record Remark(String question, String key, List<String> arguments) {
  Remark {
    arguments = List.copyOf(arguments);
  }

  static Remark of(String question, String key, String... arguments) {
    return new Remark(question, key, List.of(arguments));
  }

  /** The sentence for people. */
  String sentence(Words words) {
    return words.say(key, arguments.toArray());
  }
}
