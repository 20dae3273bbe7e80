package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Nodes that stand still (SIGSTOP) while others are measured: two would share the making of
 * versions, and each sees those of the other a tick of its clock later; and an idle node takes
 * processor time. None is in the middle of a transaction, so nobody waits for it.
 */
final class Pause implements AutoCloseable {
  private static final int TRIES = 100;
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

  private final List<Node> nodes;

  private Pause(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Stops these at a moment at which nobody at all is in a transaction. */
  static Pause of(List<Node> nodes, BenchDatabase database)
      throws IOException, SQLException, InterruptedException {
    Pause pause = new Pause(nodes);
    for (int i = 0; i < TRIES; i++) {
      pause.signal("STOP");
      LockSupport.parkNanos(MOMENT); // What is on its way to the database arrives.
      if (database.isQuiet()) {
        return pause;
      }
      pause.signal("CONT");
      LockSupport.parkNanos(MOMENT);
    }
    throw new IOException("somebody is always in a transaction");
  }

  private void signal(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    nodes.forEach(node -> command.add(String.valueOf(node.process().pid())));
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + exit);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      signal("CONT");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
