package nl.telmee.poll;

import java.time.Instant;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/** A poll as it was when it was read. Immutable; another state is another object. */
public record Poll(
    PollId id,
    PollContent content,
    State state,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt) {
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
