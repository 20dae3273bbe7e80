package nl.telmee.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/** Ports that stay free while their owner is away: below those that clients get. */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int END = 30_000;
  private static final SplittableRandom RANDOM = new SplittableRandom();

  private Ports() {}

  static synchronized int free() {
    while (true) {
      int port = RANDOM.nextInt(FIRST, END);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException _) {
        // Somebody has it.
      }
    }
  }
}
