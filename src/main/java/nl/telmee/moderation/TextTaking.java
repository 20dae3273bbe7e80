package nl.telmee.moderation;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.telmee.db.Database;
import nl.telmee.db.Rounds;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes texts over from responses, so that moderators read them apart from all other answers. Only
 * lots go over, as large as a release: at least k texts. What is left goes over when the poll has
 * closed. A row lock lets one node at a time.
 */
public final class TextTaking {
  private static final Logger LOG = LoggerFactory.getLogger(TextTaking.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * About so many texts, of all polls together, more than moderators can read in a second: a rush
   * of responses is not slowed down by it, to however many polls (decision 68).
   */
  private static final int MOST_IN_A_ROUND = 1_000;

  private final Polls polls;
  private final TextLotStore store;
  private final Set<PollId> troubled = ConcurrentHashMap.newKeySet();

  TextTaking(Polls polls, Database db) {
    this.polls = polls;
    this.store = new TextLotStore(db);
  }

  public static Rounds of(Polls polls, Database db) {
    TextTaking taking = new TextTaking(polls, db);
    return new Rounds("Texts wait to be taken over", PAUSE, taking::round);
  }

  /** Goes over the questions by chance until enough is taken over; yields how many texts. */
  Future<Integer> round() {
    return store.waiting().compose(this::each);
  }

  private Future<Integer> each(List<TextLotStore.Waiting> questions) {
    Collections.shuffle(questions);
    Future<Integer> done = Future.succeededFuture(0);
    for (TextLotStore.Waiting waiting : questions) {
      done =
          done.compose(
              taken ->
                  taken < MOST_IN_A_ROUND
                      ? alone(waiting, MOST_IN_A_ROUND - taken).map(more -> taken + more)
                      : Future.succeededFuture(taken));
    }
    return done;
  }

  /** A poll that cannot be read does not hold up those after it; it is said once. */
  private Future<Integer> alone(TextLotStore.Waiting waiting, int most) {
    return polls
        .find(waiting.poll())
        .compose(poll -> take(poll, waiting, most))
        .onSuccess(_ -> troubled.remove(waiting.poll()))
        .recover(
            e -> {
              if (troubled.add(waiting.poll())) {
                LOG.warn("Texts of poll {} wait: {}", waiting.poll(), e.getMessage());
              }
              return Future.succeededFuture(0);
            });
  }

  private Future<Integer> take(Poll poll, TextLotStore.Waiting waiting, int most) {
    int enough = poll.state() == Poll.State.CLOSED ? 1 : poll.content().policy().minimumGroup();
    return waiting.number() < enough
        ? Future.succeededFuture(0)
        : store.take(poll.id(), waiting.question(), enough, Math.max(enough, most));
  }
}
