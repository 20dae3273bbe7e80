package nl.telmee.bench;

import java.util.Arrays;

/** How long answers took, every one of them, in microseconds. Thread: one. */
final class Latencies {
  private int[] micros = new int[1 << 16];
  private int size;

  void add(long nanos) {
    grow(size + 1);
    micros[size++] = (int) (nanos / 1_000);
  }

  void addAll(Latencies other) {
    grow(size + other.size);
    System.arraycopy(other.micros, 0, micros, size, other.size);
    size += other.size;
  }

  private void grow(int needed) {
    if (needed > micros.length) {
      micros = Arrays.copyOf(micros, Math.max(needed, micros.length * 2));
    }
  }

  int size() {
    return size;
  }

  /** The time within which this part of the answers came; 0 if none did. */
  int percentile(double part) {
    int[] sorted = Arrays.copyOf(micros, size);
    Arrays.sort(sorted);
    return size == 0 ? 0 : sorted[Math.min(size - 1, (int) (size * part))];
  }
}
