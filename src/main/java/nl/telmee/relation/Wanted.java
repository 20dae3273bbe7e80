package nl.telmee.relation;

import java.util.List;

/** What a list that is taken in makes of a book. */
record Wanted(List<Entry> added, List<Changed> changed) {
  Wanted {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  /** One that is there, and what it becomes. */
  record Changed(Relation before, Entry entry) {}
}
