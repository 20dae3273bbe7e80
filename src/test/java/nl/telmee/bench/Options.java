package nl.telmee.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be chosen for a run.
 *
 * @param rounds how often everything is measured, in turns
 * @param seconds length of one measurement
 * @param warmUp seconds of load on each part before the first round
 * @param connections keep-alive connections of the load generator
 * @param loops threads of the load generator that share them
 * @param server further arguments for the JVM of the node
 */
record Options(
    int rounds, int seconds, int warmUp, int connections, int loops, List<String> server) {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "rounds", "3",
          "seconds", "8",
          "warmup", "5",
          "connections", "512",
          "loops", "1",
          "server", "");

  /**
   * Reads {@code name=value} pairs, several in one argument divided by spaces; arguments for the
   * JVM of the node are divided by commas.
   *
   * @throws IllegalArgumentException with the name that is not known
   */
  static Options of(String... arguments) {
    Map<String, String> chosen = new HashMap<>(DEFAULTS);
    for (String pair : String.join(" ", arguments).trim().split("\\s+", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      if (nameAndValue.length == 2 && chosen.containsKey(nameAndValue[0])) {
        chosen.put(nameAndValue[0], nameAndValue[1]);
      } else if (!pair.isEmpty()) {
        throw new IllegalArgumentException(
            "\"" + pair + "\" is none of " + DEFAULTS.keySet().stream().sorted().toList());
      }
    }
    return new Options(
        number(chosen, "rounds"),
        number(chosen, "seconds"),
        number(chosen, "warmup"),
        number(chosen, "connections"),
        number(chosen, "loops"),
        List.of(chosen.getOrDefault("server", "").split(",", -1)).stream()
            .filter(argument -> !argument.isEmpty())
            .toList());
  }

  private static int number(Map<String, String> chosen, String name) {
    String value = chosen.getOrDefault(name, "");
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(name + " must be a number from 1 to 9999");
    }
    return Integer.parseInt(value);
  }
}
