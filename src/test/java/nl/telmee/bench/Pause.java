package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A node that stands still (SIGSTOP) while another is measured: two would share the making of
 * versions, and each sees those of the other a tick of its clock later. It is not in the middle of
 * a transaction, so nobody waits for it.
 */
final class Pause implements AutoCloseable {
  private static final int TRIES = 100;
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

  private final Node node;

  private Pause(Node node) {
    this.node = node;
  }

  /** Stops the only node of a database for a while. */
  static Pause of(Node node, BenchDatabase database)
      throws IOException, SQLException, InterruptedException {
    Pause pause = new Pause(node);
    for (int i = 0; i < TRIES; i++) {
      pause.signal("STOP");
      LockSupport.parkNanos(MOMENT); // What is on its way to the database arrives.
      if (database.isQuiet()) {
        return pause;
      }
      pause.signal("CONT");
      LockSupport.parkNanos(MOMENT);
    }
    throw new IOException("the node is always in a transaction");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = String.valueOf(node.process().pid());
    int exit = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("kill -" + name + " " + pid + " ended with " + exit);
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
