package nl.telmee.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import nl.telmee.Network;
import nl.telmee.live.HubLoad;

/**
 * Streams without a clock. It reads lines, publishes a version of a thousand bytes at each, and
 * answers with its number; it stops when its input ends.
 */
final class HubProcess {
  private static final int FRAME = 1_000;
  private static final int START_SECONDS = 60;

  private HubProcess() {}

  /**
   * Runs until its input ends.
   *
   * @param arguments the port to listen on
   */
  public static void main(String[] arguments) throws Exception {
    HubLoad hubs =
        HubLoad.open(
                Network.vertx(),
                Integer.parseInt(arguments[0]),
                Runtime.getRuntime().availableProcessors())
            .toCompletionStage()
            .toCompletableFuture()
            .get(START_SECONDS, TimeUnit.SECONDS);
    Child.say("ready");
    int version = 0;
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (commands.readLine() != null) {
        hubs.publish(++version, json(version));
        Child.say(String.valueOf(version));
      }
    }
    System.exit(0);
  }

  /** A version of a thousand bytes, made now. */
  static String json(int version) {
    String said =
        "{\"version\":%d,\"releasedAt\":\"%s\",\"responses\":{\"released\":%d},\"more\":\""
            .formatted(version, Instant.now().truncatedTo(ChronoUnit.MICROS), version);
    return said + "x".repeat(FRAME - said.length() - 2) + "\"}";
  }
}
