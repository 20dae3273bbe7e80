package nl.telmee.search;

import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.trajectory.Law;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param words as typed; empty: any
 * @param kind null: any, as with all below
 * @param within slugs: of an organisation and all below it
 * @param year in which it ran, or became public; 0: any
 */
record Wish(
    String words,
    @Nullable Kind kind,
    @Nullable Set<String> within,
    @Nullable Theme theme,
    @Nullable Law law,
    int year) {
  Wish {
    within = within == null ? null : Set.copyOf(within);
  }

  /** Whether nothing was asked. */
  boolean empty() {
    return words.isEmpty()
        && kind == null
        && within == null
        && theme == null
        && law == null
        && year == 0;
  }
}
