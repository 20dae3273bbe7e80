package nl.telmee.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.web.Fields;

/** What can be found. */
enum Kind {
  TRAJECTORY,
  POLL,
  SIGNAL,
  ADVICE,
  AGENDA,
  NEWSLETTER;

  /** The word in the API, in addresses and in the message {@code search.kind.<word>}. */
  String word() {
    return Fields.wordOf(this);
  }

  static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /**
   * Where everybody reads it.
   *
   * @param key its slug, or its id where it has none
   * @param part the year of an agenda, the number of a newsletter
   */
  String address(String organisation, String key, int part) {
    String home = "/o/" + organisation;
    return switch (this) {
      case TRAJECTORY -> "/t/" + key;
      case POLL -> "/p/" + key;
      case SIGNAL -> home + "/signals/" + key;
      case ADVICE -> home + "/advice/" + key;
      case AGENDA -> home + "/agenda/" + part;
      case NEWSLETTER -> home + "/newsletters/" + part;
    };
  }

  /** Where staff and councils work on it. */
  String desk(String organisation, UUID id, int part) {
    return switch (this) {
      case TRAJECTORY -> "/staff/trajectories/" + id;
      case POLL -> "/staff/polls/" + id;
      case SIGNAL -> "/council/signals/" + id;
      case ADVICE -> "/council/advices/" + id;
      case AGENDA -> "/council/agendas/" + organisation + "/" + part;
      case NEWSLETTER -> "/staff/newsletter/" + id;
    };
  }
}
