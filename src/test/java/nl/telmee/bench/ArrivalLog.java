package nl.telmee.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Which version came to which reader when. Guarded by who holds it. */
final class ArrivalLog {
  private int[] readers = new int[1 << 16];
  private int[] versions = new int[1 << 16];
  private long[] moments = new long[1 << 16];
  private int size;

  void add(int reader, int version, long nanos) {
    if (size == readers.length) {
      readers = Arrays.copyOf(readers, 2 * size);
      versions = Arrays.copyOf(versions, 2 * size);
      moments = Arrays.copyOf(moments, 2 * size);
    }
    readers[size] = reader;
    versions[size] = version;
    moments[size++] = nanos;
  }

  int size() {
    return size;
  }

  int reader(int i) {
    return readers[i];
  }

  int version(int i) {
    return versions[i];
  }

  long nanos(int i) {
    return moments[i];
  }

  /** How many versions came to any reader. */
  int distinctVersions() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      seen.add(versions[i]);
    }
    return seen.size();
  }
}
