package nl.telmee.bench;

/**
 * One measurement.
 *
 * @param responses how many there were in all, those before and after the measured time included
 * @param p50 half of the answers came within so many microseconds; 0 without HTTP
 * @param p99 of a hundred answers 99 came within so many microseconds; 0 without HTTP
 * @param cpu what was used for all of {@code responses}
 */
record Measured(double perSecond, long responses, int p50, int p99, Cpu cpu) {
  double serverMicros() {
    return cpu.server().toNanos() / 1e3 / responses;
  }

  double databaseMicros() {
    return cpu.database().toNanos() / 1e3 / responses;
  }

  double loadMicros() {
    return cpu.load().toNanos() / 1e3 / responses;
  }
}
