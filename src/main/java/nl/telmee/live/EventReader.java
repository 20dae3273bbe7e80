package nl.telmee.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.LoggedEvent;

/**
 * One open stream of events. It knows how far its reader is, and sends what comes next whenever
 * there is more and the connection can take it: nothing is skipped, nothing is sent twice, and a
 * slow reader costs one cursor. Thread: the loop of its connection.
 */
final class EventReader {
  private static final int PAGE = 100;

  private final HttpServerResponse response;
  private final EventTail tail;
  private final EventFilter filter;
  private final long endsAtNanos;
  private long cursor;
  private boolean busy;

  EventReader(
      HttpServerResponse response,
      EventTail tail,
      EventFilter filter,
      long cursor,
      long endsAtNanos) {
    this.response = response;
    this.tail = tail;
    this.filter = filter;
    this.cursor = cursor;
    this.endsAtNanos = endsAtNanos;
  }

  /** Sends what the reader has not had yet, a page at a time. */
  void pump() {
    Recent recent = tail.recent();
    if (busy || cursor >= recent.last() || response.closed()) {
      return;
    }
    busy = true;
    if (recent.reaches(cursor)) {
      List<Happened> next = recent.after(cursor);
      List<Happened> page = next.subList(0, Math.min(PAGE, next.size()));
      send(page.stream().filter(one -> filter.wants(one.event())).toList(), page.getLast().event());
    } else {
      read(recent.last());
    }
  }

  /** From the database, which has at least all up to {@code seen}. */
  private void read(long seen) {
    tail.feed()
        .after(filter, cursor, PAGE)
        .onSuccess(events -> send(events, seen))
        .onFailure(_ -> response.reset());
  }

  private void send(List<LoggedEvent> events, long seen) {
    long reached = events.size() == PAGE ? events.getLast().seq() : Math.max(seen, last(events));
    write(events.stream().map(one -> Happened.of(one, tail.publicUrl())).toList(), reached);
  }

  private long last(List<LoggedEvent> events) {
    return events.isEmpty() ? cursor : events.getLast().seq();
  }

  private void send(List<Happened> events, LoggedEvent last) {
    write(events, last.seq());
  }

  /** The next page follows when the network has taken this one. */
  private void write(List<Happened> events, long reached) {
    cursor = reached;
    if (events.isEmpty()) {
      written();
      return;
    }
    Buffer bytes = Buffer.buffer();
    events.forEach(one -> bytes.appendBuffer(one.bytes()));
    response.write(bytes).onComplete(_ -> written());
  }

  private void written() {
    busy = false;
    pump();
  }

  /** Shows that the stream is alive, unless something is on its way. */
  void beat() {
    if (!busy) {
      response.write(Frame.HEARTBEAT.bytes());
    }
  }

  boolean outlived(long nowNanos) {
    return nowNanos - endsAtNanos >= 0;
  }

  void end() {
    busy = true; // A write that ends later must not start another.
    response.end();
  }
}
