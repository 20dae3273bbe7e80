package nl.telmee.bench;

import java.io.IOException;

/**
 * Nanoseconds of processor time that were used, of all processors together.
 *
 * @param machine by everything, this benchmark and what else runs; zero where unknown
 */
record Cpu(long node, long database, long beside, long load, long machine, long atNanos) {
  /** What has been used up to now. */
  static Cpu now(Stage stage) throws IOException {
    return new Cpu(
        stage.node().process().cpuNanos(),
        stage.database().cpuNanos(),
        stage.beside().cpuNanos(),
        stage.load().cpuNanos(),
        Machine.cpu().toNanos(),
        System.nanoTime());
  }

  /** What was used since an earlier moment. */
  Cpu since(Cpu before) {
    return new Cpu(
        node - before.node,
        database - before.database,
        beside - before.beside,
        load - before.load,
        machine - before.machine,
        atNanos - before.atNanos);
  }

  /** Which part of all processors something else used, from 0 to 1. */
  double elsewhere() {
    long other = machine - node - database - beside - load;
    double all = (double) atNanos * Runtime.getRuntime().availableProcessors();
    return Math.max(0, other / all);
  }
}
