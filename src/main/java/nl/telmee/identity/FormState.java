package nl.telmee.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: what was typed, and what is wrong with it.
 *
 * @param values by field
 * @param errors what is wrong, in words, by field, in the order of the fields
 */
public record FormState(Map<String, String> values, Map<String, String> errors) {
  /** Nothing typed, nothing wrong. */
  public static final FormState EMPTY = new FormState(Map.of(), Map.of());

  public FormState {
    values = Map.copyOf(values);
    errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /** What was typed. */
  public static FormState of(Map<String, String> values) {
    return new FormState(values, Map.of());
  }

  /** The same with something wrong. */
  public FormState wrong(String field, String message) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, message);
    return new FormState(values, more);
  }

  /** Whether nothing is wrong. */
  public boolean right() {
    return errors.isEmpty();
  }

  /** What stands in a field. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** Whether a choice is chosen. */
  public boolean chosen(String field, String value) {
    return value(field).equals(value);
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** For {@code aria-invalid}. */
  public @Nullable String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }

  /** For {@code aria-describedby}. */
  public @Nullable String describedBy(String field) {
    return errors.containsKey(field) ? field + "-error" : null;
  }
}
