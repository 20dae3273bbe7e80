package nl.telmee.watch;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how far people came who left without sending: in memory, and now and then added to the
 * table. What is lost when a node dies is a count of who left, and nothing else.
 *
 * <p>Thread: {@link #left} any; the rest its own loop.
 */
public final class Progress extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** When there are this many places, new ones are not counted until the next flush. */
  static final int MOST = 10_000;

  /** A question of a poll, by its place in the questionnaire. */
  record Place(PollId poll, int question) {}

  private final ProgressStore store;
  private final ConcurrentMap<Place, Long> counts = new ConcurrentHashMap<>();

  public Progress(Database db) {
    this.store = new ProgressStore(db.visitor());
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(PAUSE.toMillis(), _ -> flush());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return flush();
  }

  /** Somebody left who had come as far as this. */
  void left(PollId poll, int question) {
    Place place = new Place(poll, question);
    if (counts.size() < MOST || counts.containsKey(place)) {
      counts.merge(place, 1L, Long::sum);
    }
  }

  private Future<Void> flush() {
    List<Future<Void>> added = new ArrayList<>();
    for (Place place : List.copyOf(counts.keySet())) {
      Long n = counts.remove(place);
      if (n != null) {
        added.add(store.add(place, n));
      }
    }
    return Future.join(added)
        .onFailure(e -> LOG.warn("Who left was not counted: {}", e.getMessage()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
