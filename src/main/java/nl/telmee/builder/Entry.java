package nl.telmee.builder;

import org.jspecify.annotations.Nullable;

/**
 * A field to type in.
 *
 * @param id of the element, to link to
 * @param kind text, number, datetime-local or area
 * @param lang of what is typed, or null
 * @param error what is wrong with it; empty when nothing is
 * @param hint how to fill it in; empty when that is plain
 */
public record Entry(
    String name,
    String id,
    String label,
    String value,
    String kind,
    @Nullable String lang,
    int longest,
    String error,
    String hint) {
  /** Null when there is nothing wrong, so that no attribute is written. */
  public @Nullable String invalid() {
    return error.isEmpty() ? null : "true";
  }

  /** The ids of what is said about it, or null. */
  public @Nullable String described() {
    String ids = (hint.isEmpty() ? "" : "h" + id + " ") + (error.isEmpty() ? "" : "e" + id);
    return ids.isBlank() ? null : ids.strip();
  }

  /** What the input expects, as its type. */
  public String type() {
    return kind.equals("number") ? "text" : kind;
  }

  /** The keyboard that a phone shows, or null. */
  public @Nullable String keyboard() {
    return kind.equals("number") ? "decimal" : null;
  }
}
