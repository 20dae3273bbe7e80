package nl.telmee.poll;

import java.time.Instant;
import nl.telmee.id.PollId;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A poll as it was when it was read. Immutable; another state is another object.
 *
 * @param owner what its organisation is called
 */
public record Poll(
    PollId id,
    PollContent content,
    Translated owner,
    State state,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt) {
  /** A poll of which nobody read yet what its organisation is called: its slug has to do. */
  public Poll(
      PollId id,
      PollContent content,
      State state,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt) {
    this(id, content, new Translated(content.organisation(), null), state, openedAt, closedAt);
  }

  /** A poll goes through these in order and never back. */
  public enum State {
    DRAFT,
    OPEN,
    CLOSED
  }

  /** Whether it takes answers at a moment. */
  public boolean takesAnswers(Instant now) {
    return state == State.OPEN && (content.closesAt() == null || now.isBefore(content.closesAt()));
  }

  /** Whether the public may know it. */
  public boolean hasOpened() {
    return state != State.DRAFT;
  }

  /** The address of the page where one answers. */
  public String page() {
    return "/p/" + content.slug();
  }
}
