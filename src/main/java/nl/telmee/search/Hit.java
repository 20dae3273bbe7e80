package nl.telmee.search;

import java.time.LocalDate;
import java.util.List;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param title empty: it has none of its own, as an agenda
 * @param whose slugs of the organisations that it is of; it stands with the first
 * @param part the year of an agenda, the number of a newsletter; else 0
 * @param day when it became public, or changed last; null: unknown
 * @param address where it is read
 */
record Hit(
    Kind kind,
    Translated title,
    List<String> whose,
    int part,
    @Nullable LocalDate day,
    String address,
    Snippet snippet) {
  Hit {
    whose = List.copyOf(whose);
  }

  String organisation() {
    return whose.getFirst();
  }
}
