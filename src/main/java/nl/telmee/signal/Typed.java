package nl.telmee.signal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed in a form, and what is wrong with it: nothing that was typed is lost.
 *
 * @param values by name of the field
 * @param errors sentences by name of the field, in the order of the page
 */
public record Typed(Map<String, List<String>> values, Map<String, String> errors) {
  /** Nothing yet. */
  public static final Typed NOTHING = new Typed(Map.of(), Map.of());

  public Typed {
    values = Map.copyOf(values);
    errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /** A form as it came. */
  public static Typed of(Form form) {
    return new Typed(form.fields(), Map.of());
  }

  /** The same with another value. */
  public Typed with(String field, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(field, List.of(value));
    return new Typed(more, errors);
  }

  /** The same with something wrong. */
  public Typed wrong(String field, String sentence) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.putIfAbsent(field, sentence);
    return new Typed(values, more);
  }

  /** Whether nothing is wrong. */
  public boolean right() {
    return errors.isEmpty();
  }

  /** What stands in a field. */
  public String value(String field) {
    List<String> all = values.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** Whether a choice is chosen. */
  public boolean chosen(String field, String value) {
    return values.getOrDefault(field, List.of()).contains(value);
  }

  /** What is wrong with a field; empty when nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** For {@code aria-invalid}. */
  public @Nullable String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }
}
