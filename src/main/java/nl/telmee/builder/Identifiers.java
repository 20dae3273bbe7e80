package nl.telmee.builder;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids that differ within one list, of whatever names things had. */
final class Identifiers {
  private static final int LONGEST = 34;

  private final Set<String> used = new HashSet<>();
  private final String otherwise;

  /**
   * Ids of one list.
   *
   * @param otherwise how an id begins when the name gives nothing
   */
  Identifiers(String otherwise) {
    this.otherwise = otherwise;
  }

  /** Marks an id that is there already. */
  void use(String id) {
    used.add(id);
  }

  /** A new id, as like the name as it can be. */
  String of(String name) {
    String base = slug(name, LONGEST);
    if (base.isEmpty()) {
      return next();
    }
    String id = base;
    for (int i = 2; !used.add(id); i++) {
      id = base + "-" + i;
    }
    return id;
  }

  /** The next free numbered id. */
  String next() {
    int i = 1;
    while (!used.add(otherwise + i)) {
      i++;
    }
    return otherwise + i;
  }

  /** A text in lower-case letters, digits and single hyphens; perhaps empty. */
  static String slug(String text, int longest) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    String slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = slug.replaceAll("^-+|-+$", "");
    if (trimmed.length() <= longest) {
      return trimmed;
    }
    int end = trimmed.lastIndexOf('-', longest);
    return trimmed.substring(0, end > longest / 2 ? end : longest).replaceAll("-+$", "");
  }
}
