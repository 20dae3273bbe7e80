package nl.telmee.poll;

import java.time.Instant;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.web.Json;

/** Lends polls without a database to tests of other packages. */
public final class SamplePolls {
  private SamplePolls() {}

  /** A closed poll of a body. */
  public static Poll closed(String body) {
    return new Poll(
        new PollId(new UUID(0, 7)),
        PollReader.read(Json.readOwn(body)),
        Poll.State.CLOSED,
        Instant.parse("2026-11-01T08:00:00Z"),
        Instant.parse("2026-11-15T08:00:00Z"));
  }
}
