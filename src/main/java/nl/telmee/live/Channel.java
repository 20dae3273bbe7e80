package nl.telmee.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The readers of one poll on one loop. */
final class Channel {
  private final List<Reader> readers = new ArrayList<>();

  void add(Reader reader) {
    reader.place = readers.size();
    readers.add(reader);
  }

  /** Takes a reader out, in constant time: the last one gets its place. */
  boolean remove(Reader reader) {
    if (reader.place >= readers.size() || readers.get(reader.place) != reader) {
      return false;
    }
    Reader last = readers.removeLast();
    if (last != reader) {
      readers.set(reader.place, last);
      last.place = reader.place;
    }
    return true;
  }

  boolean isEmpty() {
    return readers.isEmpty();
  }

  void each(Consumer<Reader> action) {
    for (Reader reader : List.copyOf(readers)) {
      action.accept(reader);
    }
  }

  void results(Frame frame) {
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).results(frame);
    }
  }

  void notice(Frame frame) {
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).notice(frame);
    }
  }
}
