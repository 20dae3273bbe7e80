package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes texts over from responses, so that moderators read them apart from all other answers. Only
 * lots go over, as large as a release: at least k texts. What is left goes over when the poll has
 * closed. Every node does so; a row lock lets one at a time.
 *
 * <p>Runs on an event loop of its own; a look starts after the one before ended.
 */
public final class TextTaking extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(TextTaking.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Polls polls;
  private final TextLotStore store;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopped;

  public TextTaking(Polls polls, Database db) {
    this.polls = polls;
    this.store = new TextLotStore(db);
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  /** Lets the look that is under way end. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return running.otherwiseEmpty();
  }

  private void run() {
    if (stopped) {
      return;
    }
    running =
        store
            .waiting()
            .compose(this::each)
            .onFailure(e -> LOG.warn("Texts wait to be taken over: {}", e.getMessage()))
            .onComplete(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> run()));
  }

  private Future<Void> each(List<TextLotStore.Waiting> questions) {
    Future<Void> done = Future.succeededFuture();
    for (TextLotStore.Waiting waiting : questions) {
      done = done.compose(_ -> polls.find(waiting.poll())).compose(poll -> take(poll, waiting));
    }
    return done;
  }

  private Future<Void> take(Poll poll, TextLotStore.Waiting waiting) {
    long enough = poll.state() == Poll.State.CLOSED ? 1 : poll.content().policy().minimumGroup();
    return waiting.number() < enough
        ? Future.succeededFuture()
        : lots(poll.id(), waiting.question(), enough);
  }

  private Future<Void> lots(PollId poll, String question, long enough) {
    return store
        .take(poll, question, enough)
        .compose(
            taken ->
                taken == TextLotStore.LARGEST_LOT
                    ? lots(poll, question, enough)
                    : Future.succeededFuture());
  }
}
