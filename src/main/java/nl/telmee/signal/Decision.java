package nl.telmee.signal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is decided about a signal. */
sealed interface Decision {
  /** The state that it leads to. */
  SignalState state();

  /** What is said with it; null: nothing. */
  default @Nullable String reply() {
    return null;
  }

  /** Whether a signal in this state can be decided so. */
  default boolean fits(SignalState from) {
    return from == SignalState.OPEN;
  }

  /**
   * Everybody may see it.
   *
   * @param shown how it will be shown: what points at a person was taken out
   */
  record Publish(Subject shown) implements Decision {
    @Override
    public SignalState state() {
      return SignalState.OPEN;
    }

    @Override
    public boolean fits(SignalState from) {
      return from == SignalState.WAITING || from == SignalState.LEFT_OUT;
    }
  }

  /** Nobody else gets to see it. */
  record LeaveOut(String reply) implements Decision {
    @Override
    public SignalState state() {
      return SignalState.LEFT_OUT;
    }

    @Override
    public boolean fits(SignalState from) {
      return from == SignalState.WAITING || from == SignalState.OPEN;
    }
  }

  /** Another one goes on for it. */
  record Merge(UUID into) implements Decision {
    @Override
    public SignalState state() {
      return SignalState.MERGED;
    }
  }

  /**
   * The organisation goes on with it.
   *
   * @param link where that can be followed; null: nowhere yet
   */
  record TakeUp(String reply, @Nullable String link) implements Decision {
    @Override
    public SignalState state() {
      return SignalState.TAKEN_UP;
    }
  }

  /** It is answered. */
  record Answer(String reply) implements Decision {
    @Override
    public SignalState state() {
      return SignalState.ANSWERED;
    }
  }

  /** Nothing is done with it, for this reason. */
  record Refuse(String reply) implements Decision {
    @Override
    public SignalState state() {
      return SignalState.REFUSED;
    }
  }
}
