package nl.telmee.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Processor time that was used, of all processors together.
 *
 * @param machine by everything, this benchmark and what else runs; zero where unknown
 */
record Cpu(Duration server, Duration database, Duration load, Duration machine, long atNanos) {
  /** What has been used up to now. */
  static Cpu now(Child server, BenchDatabase database, Child load) throws IOException {
    return new Cpu(server.cpu(), database.cpu(), load.cpu(), Machine.cpu(), System.nanoTime());
  }

  /** What was used since an earlier moment. */
  Cpu since(Cpu before) {
    return new Cpu(
        server.minus(before.server),
        database.minus(before.database),
        load.minus(before.load),
        machine.minus(before.machine),
        atNanos - before.atNanos);
  }

  /** Which part of all processors something else used, from 0 to 1. */
  double elsewhere() {
    Duration other = machine.minus(server).minus(database).minus(load);
    double all = (double) atNanos * Runtime.getRuntime().availableProcessors();
    return Math.max(0, other.toNanos() / all);
  }
}
