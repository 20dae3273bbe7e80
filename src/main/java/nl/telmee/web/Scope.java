package nl.telmee.web;

import java.util.Set;

/**
 * Where somebody may act: slugs of organisations. Checked in the program, and once more by
 * PostgreSQL's row-level security.
 *
 * @param everywhere whether it holds for all organisations; then the sets are empty
 * @param seen organisations whose things may be seen
 * @param changed organisations whose things may be changed; each is also seen
 */
public record Scope(boolean everywhere, Set<String> seen, Set<String> changed) {
  /** Nothing at all. */
  public static final Scope NOWHERE = new Scope(false, Set.of(), Set.of());

  /** The whole installation. */
  public static final Scope EVERYWHERE = new Scope(true, Set.of(), Set.of());

  public Scope {
    seen = Set.copyOf(seen);
    changed = Set.copyOf(changed);
    if (!everywhere && !seen.containsAll(changed)) {
      throw new IllegalArgumentException("what is changed must be seen");
    }
  }

  public boolean sees(String organisation) {
    return everywhere || seen.contains(organisation);
  }

  public boolean changes(String organisation) {
    return everywhere || changed.contains(organisation);
  }

  /** The same without the right to change anything. */
  public Scope readOnly() {
    return new Scope(everywhere, seen, Set.of());
  }
}
