package nl.telmee.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * When requests are to be sent: at random, independent of each other, as people come (a Poisson
 * process); and who is free to send them. A moment is not put off because answers are late, so that
 * waiting for a free connection counts as waiting. Thread: one.
 */
final class Moments {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Deque<Connection> free = new ArrayDeque<>();
  private long next;
  private long until;

  Moments(double perSecond) {
    this.perSecond = perSecond;
  }

  void begin(long start, long end) {
    next = start;
    until = end;
    advance();
  }

  private void advance() {
    next += (long) (-Math.log(1 - random.nextDouble()) / perSecond * NANOS);
  }

  /** Whether all moments have been taken. */
  boolean over() {
    return next >= until;
  }

  boolean due(long now) {
    return next <= now && next < until;
  }

  /** Takes the moment that is due. */
  long take() {
    long moment = next;
    advance();
    return moment;
  }

  void free(Connection connection) {
    free.add(connection);
  }

  boolean hasFree() {
    return !free.isEmpty();
  }

  Connection takeFree() {
    return free.remove();
  }
}
