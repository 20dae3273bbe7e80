package nl.telmee.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.Network;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.intake.BatchLoad;
import nl.telmee.intake.IntakeMetrics;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;

/**
 * What a node is compared with: a server that only parses, and writers without HTTP. It reads lines
 * {@code time polls size seconds}, to write as much as can be, and {@code fill poll number}, to
 * write so many responses without texts; it answers both with {@code stored perSecond}, and stops
 * when its input ends.
 */
final class BesideProcess {
  private static final int LOOPS = Runtime.getRuntime().availableProcessors();
  private static final int PATIENCE_SECONDS = 600;

  private BesideProcess() {}

  /**
   * Runs until its input ends.
   *
   * @param arguments the port of the server that only parses; all else is in the environment
   */
  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Network.vertx();
    Database db = new Database(vertx, Settings.from(System.getenv()).database().orElseThrow());
    Clock clock = Clock.systemUTC();
    Polls polls = new Polls(db, new AuditLog(db, clock), clock);
    IntakeMetrics metrics = new IntakeMetrics(new SimpleMeterRegistry());
    for (int loop = 0; loop < LOOPS; loop++) {
      int port = Integer.parseInt(arguments[0]);
      await(vertx.deployVerticle(new ParseOnlyLoop(db, polls, metrics, port)));
    }
    BatchLoad batches = await(BatchLoad.open(vertx, db, LOOPS));
    Child.say("ready");
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        BatchLoad.Written written = await(write(batches, polls, line.split(" ", -1)));
        Child.say(written.stored() + " " + written.perSecond());
      }
    }
    System.exit(0);
  }

  private static Future<BatchLoad.Written> write(BatchLoad batches, Polls polls, String[] words)
      throws Exception {
    if (words[0].equals("fill")) {
      return batches.fill(
          poll(polls, words[1]), BenchPoll.bodiesWithoutTexts(), Long.parseLong(words[2]));
    }
    List<Poll> among = new ArrayList<>();
    for (String id : words[1].split(",", -1)) {
      among.add(poll(polls, id));
    }
    return batches.run(
        among, BenchPoll.bodies(), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
  }

  private static Poll poll(Polls polls, String id) throws Exception {
    return await(polls.find(new PollId(UUID.fromString(id))));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
