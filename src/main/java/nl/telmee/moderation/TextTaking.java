package nl.telmee.moderation;

import io.vertx.core.Future;
import java.time.Duration;
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

  private final Polls polls;
  private final TextLotStore store;
  private final Set<PollId> troubled = ConcurrentHashMap.newKeySet();

  private TextTaking(Polls polls, Database db) {
    this.polls = polls;
    this.store = new TextLotStore(db);
  }

  public static Rounds of(Polls polls, Database db) {
    TextTaking taking = new TextTaking(polls, db);
    return new Rounds("Texts wait to be taken over", PAUSE, taking::round);
  }

  private Future<Void> round() {
    return store.waiting().compose(this::each);
  }

  private Future<Void> each(List<TextLotStore.Waiting> questions) {
    Future<Void> done = Future.succeededFuture();
    for (TextLotStore.Waiting waiting : questions) {
      done = done.compose(_ -> alone(waiting));
    }
    return done;
  }

  /** A poll that cannot be read does not hold up those after it; it is said once. */
  private Future<Void> alone(TextLotStore.Waiting waiting) {
    return polls
        .find(waiting.poll())
        .compose(poll -> take(poll, waiting))
        .onSuccess(_ -> troubled.remove(waiting.poll()))
        .recover(
            e -> {
              if (troubled.add(waiting.poll())) {
                LOG.warn("Texts of poll {} wait: {}", waiting.poll(), e.getMessage());
              }
              return Future.succeededFuture();
            });
  }

  private Future<Void> take(Poll poll, TextLotStore.Waiting waiting) {
    long enough = poll.state() == Poll.State.CLOSED ? 1 : poll.content().policy().minimumGroup();
    return waiting.number() < enough
        ? Future.succeededFuture()
        : store.take(poll.id(), waiting.question(), enough).mapEmpty();
  }
}
