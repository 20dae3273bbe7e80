package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.Question;
import nl.telmee.tally.Cells;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes texts over from responses, so that moderators read them apart from all other answers. Only
 * lots go over, as large as a release: at least k texts, and a tenth of what there was, which also
 * bounds how often all responses of a large poll are looked through. What is left goes over when
 * the poll has closed. Every node does so; a row lock lets one at a time.
 *
 * <p>Runs on an event loop of its own; a look starts after the one before ended.
 */
public final class TextTaking extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(TextTaking.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LOTS_SHARE = 10;

  private final Polls polls;
  private final TextLotStore store;
  private final Clock clock;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopped;

  public TextTaking(Polls polls, Database db, Clock clock) {
    this.polls = polls;
    this.store = new TextLotStore(db);
    this.clock = clock;
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
            .candidates(clock.instant().atOffset(ZoneOffset.UTC))
            .compose(this::each)
            .onFailure(e -> LOG.warn("Texts wait to be taken over: {}", e.getMessage()))
            .onComplete(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> run()));
  }

  private Future<Void> each(List<PollId> ids) {
    Future<Void> done = Future.succeededFuture();
    for (PollId id : ids) {
      done = done.compose(_ -> polls.find(id)).compose(this::questions);
    }
    return done;
  }

  private Future<Void> questions(Poll poll) {
    Cells cells = new Cells(poll.content().questionnaire());
    List<Question> questions = poll.content().questionnaire().questions();
    Future<Void> done = Future.succeededFuture();
    for (int i = 0; i < questions.size(); i++) {
      if (questions.get(i) instanceof Question.OpenText text) {
        int cell = cells.answered(i);
        done = done.compose(_ -> question(poll, text.id(), cell));
      }
    }
    return done;
  }

  private Future<Void> question(Poll poll, String question, int cell) {
    return store
        .standing(poll.id(), question, cell)
        .compose(
            now -> {
              long enough = enough(poll, now.taken());
              return now.written() - now.taken() >= enough
                  ? store.take(poll.id(), question, enough).mapEmpty()
                  : Future.succeededFuture();
            });
  }

  private static long enough(Poll poll, long taken) {
    return poll.state() == Poll.State.CLOSED
        ? 1
        : Math.max(poll.content().policy().minimumGroup(), taken / LOTS_SHARE);
  }
}
