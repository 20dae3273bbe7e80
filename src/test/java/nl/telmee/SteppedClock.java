package nl.telmee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test steps it. */
public final class SteppedClock extends Clock {
  private volatile Instant now = Instant.parse("2026-11-22T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock forward, or back by a negative time. */
  public void step(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
