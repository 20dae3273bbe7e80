package nl.telmee.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Pages that were drawn, each with all that it was drawn from: it is sent again only to who would
 * get the same. What is kept can be thrown away, and is when it grows too large. Thread: any.
 */
final class Prints {
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private record Kept(Object from, Print print) {}

  private final ConcurrentMap<Object, Kept> kept = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final long mostBytes;

  Prints() {
    this(MOST_BYTES);
  }

  Prints(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * The page under a name, if it was drawn from the same; drawn otherwise.
   *
   * @param from all that decides what is on the page, but for its name
   */
  Print of(Object name, Object from, Supplier<Reply> draw) {
    Kept found = kept.get(name);
    if (found != null && found.from.equals(from)) {
      return found.print;
    }
    Print drawn = Print.of(draw.get());
    keep(name, new Kept(from, drawn));
    return drawn;
  }

  /** How much memory they take at most. */
  long size() {
    return bytes.get();
  }

  private void keep(Object name, Kept fresh) {
    if (bytes.get() + fresh.print.size() > mostBytes) {
      kept.clear();
      bytes.set(0);
    }
    Kept before = kept.put(name, fresh);
    bytes.addAndGet(fresh.print.size() - (before == null ? 0 : before.print.size()));
  }
}
