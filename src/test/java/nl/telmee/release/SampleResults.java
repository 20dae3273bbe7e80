package nl.telmee.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Poll;

/** Lends results without a database to tests of other packages. */
public final class SampleResults {
  private SampleResults() {}

  /** The last version of a closed poll, without its numbers. */
  public static Results closed(Poll poll, long received, long released) {
    return new Results(
        poll,
        9,
        Instant.parse("2026-11-15T08:00:01Z"),
        true,
        received,
        released,
        Map.of(),
        List.of(),
        List.of());
  }
}
