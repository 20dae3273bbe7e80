package nl.telmee.trajectory;

import java.util.List;

/** What the rules say of a change. */
public sealed interface Ruling {
  /** It is done; this is what the trajectory becomes. */
  record Allowed(Trajectory trajectory) implements Ruling {}

  /** Something must be delivered first: all that is missing. */
  record Missing(List<Condition> conditions) implements Ruling {
    public Missing {
      conditions = List.copyOf(conditions);
    }
  }

  /** It cannot be done now. */
  record Hindered(Hindrance hindrance) implements Ruling {}
}
