package nl.telmee.signal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a signal stands. */
public enum SignalState {
  /** Nobody has read it yet. */
  WAITING,
  /** Read, and not published, for a reason. */
  LEFT_OUT,
  /** Published, waiting for an answer. */
  OPEN,
  /** Brought together with another one, which goes on for both. */
  MERGED,
  /** The organisation goes on with it. */
  TAKEN_UP,
  ANSWERED,
  /** The organisation does nothing with it, for a reason. */
  REFUSED;

  /** What ends the waiting of who brought it. */
  static final Set<SignalState> ANSWERS = Set.of(TAKEN_UP, ANSWERED, REFUSED);

  /** The word in the database, the API and addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SignalState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The public state of a word, if it is one. */
  static Optional<SignalState> publicOf(String word) {
    for (SignalState state : values()) {
      if (state.isPublic() && state.word().equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Whether everybody may see it. */
  public boolean isPublic() {
    return this != WAITING && this != LEFT_OUT;
  }

  /** Whether it got what it was waiting for. */
  public boolean isAnswered() {
    return this == TAKEN_UP || this == ANSWERED || this == REFUSED;
  }
}
