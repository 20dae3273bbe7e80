package nl.telmee.builder;

import java.util.List;
import nl.telmee.web.Words;

/**
 * Something the maker may want to look at. It never keeps a poll from opening.
 *
 * @param at JSON Pointer of what it is about; empty: the whole
 * @param key of the sentence
 * @param arguments of the sentence; numbers as numbers
 */
record Advice(String at, String key, List<Object> arguments) {
  Advice {
    arguments = List.copyOf(arguments);
  }

  static Advice of(String at, String key, Object... arguments) {
    return new Advice(at, key, List.of(arguments));
  }

  /** The sentence for people. */
  String sentence(Words words) {
    return words.say(key, arguments.toArray());
  }
}
