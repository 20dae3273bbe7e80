package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Repeats a load until the compilers of Java have little left to do for it: what is measured then
 * is a program that runs, not one that has just been started.
 */
final class WarmUp {
  /** Of one processor. */
  private static final double RESTED = 0.01;

  private static final int MOST_TIMES = 15;

  /** What is to be compiled for. */
  interface Load {
    void run() throws IOException, SQLException, InterruptedException;
  }

  private WarmUp() {}

  /** Returns when the compilers of all these programs rest, or after a minute or two. */
  static void of(Stage stage, List<Child> programs, Load load)
      throws IOException, SQLException, InterruptedException {
    double busy = 1;
    for (int times = 0; times < MOST_TIMES && busy > RESTED; times++) {
      long compiled = compiled(programs);
      long start = System.nanoTime();
      load.run();
      busy = (double) (compiled(programs) - compiled) / (System.nanoTime() - start);
    }
    stage.tell("compilers take %.1f %% of a processor".formatted(100 * Math.max(0, busy)));
  }

  private static long compiled(List<Child> programs) throws IOException {
    long nanos = 0;
    for (Child program : programs) {
      nanos += Proc.compilerNanos(program.pid());
    }
    return nanos;
  }
}
