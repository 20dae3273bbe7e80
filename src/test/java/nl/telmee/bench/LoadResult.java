package nl.telmee.bench;

/**
 * What the load generator saw.
 *
 * @param right answers with the right status, of responses with the key that was sent; before and
 *     after the measured time too
 * @param others all other answers
 * @param perSecond right answers in a second of the measured time
 * @param p50 half of these came within so many microseconds; of arrivals at random moments: since
 *     the moment at which the request was to be sent
 * @param p99 of a hundred of these 99 came within so many microseconds
 */
record LoadResult(long right, long others, double perSecond, int p50, int p99) {
  private static final double MICROS_IN_MILLI = 1e3;

  double p50Millis() {
    return p50 / MICROS_IN_MILLI;
  }

  double p99Millis() {
    return p99 / MICROS_IN_MILLI;
  }

  /** As the load generator tells it. */
  String line() {
    return "%d %d %s %d %d".formatted(right, others, perSecond, p50, p99);
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
