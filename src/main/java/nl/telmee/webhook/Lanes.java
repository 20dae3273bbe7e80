package nl.telmee.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many tries may be under way. Those that take long move to the lane of the slow ones, so that
 * there is always room for the others. Thread: one event loop.
 */
final class Lanes {
  /** What is under way for longer is slow. */
  static final Duration QUICK = Duration.ofSeconds(1);

  private final int mostQuick;
  private final int mostSlow;
  private final Deque<Place> quickPlaces = new ArrayDeque<>();
  private int quick;
  private int slow;

  /** A try under way. */
  static final class Place {
    private final long since;
    private boolean slow;
    private boolean left;

    private Place(long since, boolean slow) {
      this.since = since;
      this.slow = slow;
    }
  }

  Lanes(int mostQuick, int mostSlow) {
    this.mostQuick = mostQuick;
    this.mostSlow = mostSlow;
  }

  /** How many more may begin in a lane. */
  int room(boolean inSlow) {
    return inSlow ? mostSlow - slow : mostQuick - quick;
  }

  /** How many are under way. */
  int busy(boolean inSlow) {
    return inSlow ? slow : quick;
  }

  /**
   * A try begins.
   *
   * @param nanos now, of {@link System#nanoTime}
   */
  Place enter(boolean inSlow, long nanos) {
    Place place = new Place(nanos, inSlow);
    if (inSlow) {
      slow++;
    } else {
      quick++;
      quickPlaces.add(place);
    }
    return place;
  }

  /** A try has ended. */
  void leave(Place place) {
    place.left = true;
    if (place.slow) {
      slow--;
    } else {
      quick--;
    }
  }

  /** Moves those that take long, as far as there is room. */
  void sort(long nanos) {
    while (!quickPlaces.isEmpty()) {
      Place oldest = quickPlaces.getFirst();
      boolean late = nanos - oldest.since > QUICK.toNanos();
      if (!oldest.left && (!late || slow >= mostSlow)) {
        return;
      }
      quickPlaces.removeFirst();
      if (!oldest.left) {
        oldest.slow = true;
        quick--;
        slow++;
      }
    }
  }
}
