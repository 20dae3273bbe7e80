package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.db.Database;
import nl.telmee.id.ResponseKey;
import nl.telmee.poll.Poll;
import nl.telmee.tally.Slot;

/**
 * The writing of responses without all that comes before, for the benchmark: each writer has its
 * own event loop, connection and slot, as in a node, and sends one full batch after the other. The
 * responses are made beforehand; each is given a new key when it is written.
 */
public final class BatchLoad {
  /** What all writers stored together. */
  public record Written(long stored, double perSecond) {}

  /** Batches of a size, until a moment or a number for each writer is reached. */
  private record Goal(int size, long until, long number) {}

  private static final int FILL = 500;
  private static final Comparator<Response> BY_KEY = Comparator.comparing(r -> r.key().value());

  private final List<Writer> writers;

  private BatchLoad(List<Writer> writers) {
    this.writers = writers;
  }

  /** Prepares so many writers. */
  public static Future<BatchLoad> open(Vertx vertx, Database db, int number) {
    List<Writer> writers = new ArrayList<>();
    List<Future<String>> deployed = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Writer writer = new Writer(db);
      writers.add(writer);
      deployed.add(vertx.deployVerticle(writer));
    }
    return Future.all(deployed).map(_ -> new BatchLoad(writers));
  }

  /** Writes batches of one size, of responses to all these polls in turns, for so long. */
  public Future<Written> run(List<Poll> polls, List<byte[]> bodies, int size, int seconds) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    return run(polls, bodies, new Goal(size, until, Long.MAX_VALUE));
  }

  /** Writes so many responses to a poll. */
  public Future<Written> fill(Poll poll, List<byte[]> bodies, long number) {
    long each = Math.ceilDiv(number, writers.size());
    return run(List.of(poll), bodies, new Goal(FILL, Long.MAX_VALUE, each));
  }

  private Future<Written> run(List<Poll> polls, List<byte[]> bodies, Goal goal) {
    List<Response> responses = responses(polls, bodies);
    long start = System.nanoTime();
    List<Future<Long>> running =
        writers.stream().map(writer -> writer.run(responses, goal)).toList();
    return Future.all(running)
        .map(
            _ -> {
              long stored = running.stream().mapToLong(Future::result).sum();
              return new Written(stored, stored * 1e9 / (System.nanoTime() - start));
            });
  }

  private static List<Response> responses(List<Poll> polls, List<byte[]> bodies) {
    List<CompiledPoll> compiled = polls.stream().map(CompiledPoll::new).toList();
    List<Response> responses = new ArrayList<>();
    for (byte[] body : bodies) {
      compiled.forEach(poll -> responses.add(JsonAnswers.read(poll, body)));
    }
    return responses;
  }

  private static final class Writer extends VerticleBase {
    private final Clock clock = Clock.systemUTC();
    private final SplittableRandom random = new SplittableRandom();
    private final Database db;
    private final BatchStore store;
    private int slot;
    private int next;

    Writer(Database db) {
      this.db = db;
      this.store = new BatchStore(db);
    }

    @Override
    public Future<?> start() {
      return Slot.claim(vertx, db).onSuccess(claimed -> slot = claimed.number());
    }

    Future<Long> run(List<Response> responses, Goal goal) {
      Promise<Long> done = Promise.promise();
      context.runOnContext(_ -> write(responses, goal, 0, done));
      return done.future();
    }

    private void write(List<Response> responses, Goal goal, long stored, Promise<Long> done) {
      int size = (int) Math.min(goal.size, goal.number - stored);
      if (size == 0 || System.nanoTime() >= goal.until) {
        done.complete(stored);
        return;
      }
      store
          .storeAndCount(batch(responses, size), slot, clock.instant())
          .onFailure(done::fail)
          .onSuccess(outcome -> write(responses, goal, stored + outcome.size(), done));
    }

    private List<Response> batch(List<Response> responses, int size) {
      List<Response> batch = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        Response one = responses.get(next++ % responses.size());
        ResponseKey key = new ResponseKey(new UUID(random.nextLong(), random.nextLong()));
        batch.add(
            new Response(
                one.poll(),
                key,
                one.channel(),
                "",
                one.stratum(),
                one.answers(),
                one.cells(),
                one.texts()));
      }
      batch.sort(BY_KEY);
      return batch;
    }
  }
}
