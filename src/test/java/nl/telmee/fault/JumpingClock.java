package nl.telmee.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of day of a machine whose clock is set while it runs. */
final class JumpingClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Sets it so far from the right time. */
  void jump(Duration from) {
    ahead = from;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
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
