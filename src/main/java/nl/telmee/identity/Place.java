package nl.telmee.identity;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Caller;
import nl.telmee.web.Words;

/**
 * Where somebody may get a role, as a choice in a form.
 *
 * @param slug empty: the whole installation
 */
public record Place(String slug, String name) {
  static List<Place> of(Words words, Caller caller, List<Organisation> all) {
    List<Place> places = new ArrayList<>();
    if (caller.scope().everywhere()) {
      places.add(new Place("", words.say("accounts.everywhere")));
    }
    for (Organisation one : all) {
      if (caller.changes(one.slug())) {
        places.add(new Place(one.slug(), one.name().in(words.language())));
      }
    }
    return places;
  }

  /** What an organisation is called. */
  static String name(Words words, List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }
}
