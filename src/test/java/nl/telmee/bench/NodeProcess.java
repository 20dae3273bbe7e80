package nl.telmee.bench;

import nl.telmee.Main;

/**
 * A node as everybody starts it, which stops when its input ends: so it does not outlive the
 * benchmark, whatever happens to that.
 */
final class NodeProcess {
  private NodeProcess() {}

  /** Runs until its input ends; all settings are in the environment. */
  public static void main(String[] arguments) throws Exception {
    Main.main(new String[0]);
    Child.say("ready");
    while (System.in.read() >= 0) {
      Thread.onSpinWait(); // Nothing is asked of it.
    }
    System.exit(0);
  }
}
