package nl.telmee.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be chosen for a run, as {@code name=value}.
 *
 * @param words all choices
 */
record Options(Map<String, String> words) {
  /** Measures to take, by name; empty: all. */
  private static final String ONLY = "only";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          ONLY,
          "",
          "length",
          "long",
          "rounds",
          "3",
          "seconds",
          "8",
          "warmup",
          "8",
          "connections",
          "512",
          "loops",
          "1",
          "server",
          "-Xmx256m,-Xms32m,-XX:+UseSerialGC,-XX:TrimNativeHeapInterval=5000");
  private static final Map<String, String> SHORT =
      Map.of("rounds", "1", "seconds", "3", "warmup", "3");

  /** How many responses the largest poll has whose release is measured, long and short. */
  private static final int LARGEST_POLL = 1_000_000;

  private static final int SHORT_LARGEST_POLL = 100_000;

  Options {
    words = new TreeMap<>(words);
  }

  /**
   * Reads {@code name=value} pairs, several in one argument divided by spaces. {@code short} stands
   * for one quick round of everything; lists are divided by commas.
   *
   * @throws IllegalArgumentException with the name that is not known
   */
  static Options of(String... arguments) {
    List<String> pairs =
        Arrays.stream(String.join(" ", arguments).trim().split("\\s+", -1))
            .filter(pair -> !pair.isEmpty())
            .toList();
    Map<String, String> chosen = new HashMap<>(DEFAULTS);
    if (pairs.contains("short")) {
      chosen.putAll(SHORT);
      chosen.put("length", "short");
    }
    for (String pair : pairs) {
      String[] nameAndValue = pair.split("=", 2);
      if (nameAndValue.length == 2 && chosen.containsKey(nameAndValue[0])) {
        chosen.put(nameAndValue[0], nameAndValue[1]);
      } else if (!pair.equals("short")) {
        throw new IllegalArgumentException(
            "\"" + pair + "\" is none of short, " + new TreeMap<>(DEFAULTS).keySet());
      }
    }
    Options options = new Options(chosen);
    List.of("rounds", "seconds", "warmup", "connections", "loops").forEach(options::number);
    return options;
  }

  /** How often everything is measured, in turns. */
  int rounds() {
    return number("rounds");
  }

  /** Length of one measurement. */
  int seconds() {
    return number("seconds");
  }

  /** Seconds of load on each part before the first round. */
  int warmUp() {
    return number("warmup");
  }

  /** Keep-alive connections of the load generator. */
  int connections() {
    return number("connections");
  }

  /** Threads of the load generator that share them. */
  int loops() {
    return number("loops");
  }

  int largestPoll() {
    return text("length").equals("short") ? SHORT_LARGEST_POLL : LARGEST_POLL;
  }

  /** Arguments for the JVM of the node, and of what only parses. */
  List<String> server() {
    return list("server");
  }

  boolean wants(String measure) {
    return list(ONLY).isEmpty() || list(ONLY).contains(measure);
  }

  /** The measures that were asked for by name; empty when all are to be taken. */
  List<String> only() {
    return list(ONLY);
  }

  private List<String> list(String name) {
    return Arrays.stream(text(name).split(",", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private String text(String name) {
    return words.getOrDefault(name, "");
  }

  private int number(String name) {
    String value = text(name);
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(name + " must be a number from 1 to 9999");
    }
    return Integer.parseInt(value);
  }
}
