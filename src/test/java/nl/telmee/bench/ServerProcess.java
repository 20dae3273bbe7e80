package nl.telmee.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.Main;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.intake.BatchLoad;
import nl.telmee.intake.IntakeMetrics;
import nl.telmee.poll.Polls;

/**
 * The node as everybody starts it, and in the same process what stands beside it: a server that
 * only parses, and writers without HTTP. It reads lines {@code poll size seconds} for the latter
 * and answers {@code stored perSecond}; it stops when its input ends.
 */
final class ServerProcess {
  private static final int LOOPS = Runtime.getRuntime().availableProcessors();
  private static final int START_SECONDS = 60;

  private ServerProcess() {}

  /**
   * Runs until its input ends.
   *
   * @param arguments the port of the server that only parses; all else is in the environment
   */
  public static void main(String[] arguments) throws Exception {
    Main.main(new String[0]);
    Vertx vertx = Vertx.vertx();
    Database db = new Database(vertx, Settings.from(System.getenv()).database().orElseThrow());
    Clock clock = Clock.systemUTC();
    Polls polls = new Polls(db, new AuditLog(db, clock), clock);
    listen(vertx, db, polls, Integer.parseInt(arguments[0]));
    BatchLoad batches = await(BatchLoad.open(vertx, db, LOOPS), START_SECONDS);
    Child.say("ready");
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        Child.say(write(batches, polls, line.split(" ", -1)));
      }
    }
    System.exit(0);
  }

  private static void listen(Vertx vertx, Database db, Polls polls, int port) throws Exception {
    IntakeMetrics metrics = new IntakeMetrics(new SimpleMeterRegistry());
    for (int loop = 0; loop < LOOPS; loop++) {
      await(vertx.deployVerticle(new ParseOnlyLoop(db, polls, metrics, port)), START_SECONDS);
    }
  }

  private static String write(BatchLoad batches, Polls polls, String[] words) throws Exception {
    PollId poll = new PollId(UUID.fromString(words[0]));
    int size = Integer.parseInt(words[1]);
    int seconds = Integer.parseInt(words[2]);
    BatchLoad.Written written =
        await(
            polls
                .find(poll)
                .compose(found -> batches.run(found, BenchPoll.bodies(), size, seconds)),
            seconds + START_SECONDS);
    return written.stored() + " " + written.perSecond();
  }

  private static <T> T await(Future<T> future, int seconds) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
  }
}
