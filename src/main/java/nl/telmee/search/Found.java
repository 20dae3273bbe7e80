package nl.telmee.search;

import java.util.List;

/**
 * Some of what was found.
 *
 * @param total how many there are in all
 */
record Found(List<Hit> hits, long total) {
  static final Found NOTHING = new Found(List.of(), 0);

  Found {
    hits = List.copyOf(hits);
  }
}
