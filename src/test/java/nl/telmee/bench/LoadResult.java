package nl.telmee.bench;

/**
 * What the load generator saw.
 *
 * @param acknowledged answers 201 with the key that was sent, before and after the measured time
 *     too
 * @param others all other answers
 * @param perSecond acknowledged answers in a second of the measured time
 * @param p50 half of these came within so many microseconds
 * @param p99 of a hundred of these 99 came within so many microseconds
 */
record LoadResult(long acknowledged, long others, double perSecond, int p50, int p99) {
  /** As the load generator tells it. */
  String line() {
    return "%d %d %s %d %d".formatted(acknowledged, others, perSecond, p50, p99);
  }

  static LoadResult parse(String line) {
    String[] words = line.split(" ", -1);
    return new LoadResult(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Double.parseDouble(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]));
  }
}
