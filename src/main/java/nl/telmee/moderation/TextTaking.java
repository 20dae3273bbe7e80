package nl.telmee.moderation;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import nl.telmee.db.Database;
import nl.telmee.db.Rounds;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.Question;
import nl.telmee.tally.Cells;

/**
 * Takes texts over from responses, so that moderators read them apart from all other answers. Only
 * lots go over, as large as a release: at least k texts, and a tenth of what there was, which also
 * bounds how often all responses of a large poll are looked through. What is left goes over when
 * the poll has closed. A row lock lets one node at a time.
 */
public final class TextTaking {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LOTS_SHARE = 10;

  private final Polls polls;
  private final TextLotStore store;
  private final Clock clock;

  private TextTaking(Polls polls, Database db, Clock clock) {
    this.polls = polls;
    this.store = new TextLotStore(db);
    this.clock = clock;
  }

  public static Rounds of(Polls polls, Database db, Clock clock) {
    TextTaking taking = new TextTaking(polls, db, clock);
    return new Rounds("Texts wait to be taken over", PAUSE, taking::round);
  }

  private Future<Void> round() {
    return store.candidates(clock.instant().atOffset(ZoneOffset.UTC)).compose(this::each);
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
