package nl.telmee.digest;

import nl.telmee.identity.Organisation;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that a mail comes from, and what of it is followed.
 *
 * @param email where answers go; null: to the address of the installation
 * @param trajectory slug of the one trajectory that is followed; null: all of the organisation
 * @param title of that trajectory
 */
record Sender(
    String slug,
    Translated name,
    @Nullable String email,
    @Nullable String trajectory,
    @Nullable Translated title) {
  static Sender of(Organisation organisation) {
    return new Sender(organisation.slug(), organisation.name(), organisation.email(), null, null);
  }

  /** The same for one trajectory only. */
  Sender about(String one, Translated called) {
    return new Sender(slug, name, email, one, called);
  }

  /** Whether all of the organisation is followed. */
  boolean whole() {
    return trajectory == null;
  }

  /** What is followed, as it is named within a sentence. */
  String followed(Words words) {
    return title == null
        ? name.in(words.language())
        : words.say("mail.trajectory", title.in(words.language()));
  }

  /** Path of the page to ask for its mail. */
  String formPath() {
    return followPath() + "/mail" + query();
  }

  /** Path of the page that says that a mail is on its way. */
  String sentPath() {
    return followPath() + "/mail/sent" + query();
  }

  /** Path of the page that leads back to what is followed. */
  String homePath() {
    return trajectory == null ? followPath() : "/t/" + trajectory;
  }

  private String query() {
    return trajectory == null ? "" : "?trajectory=" + trajectory;
  }

  /** Path of the page that explains how to follow it. */
  String followPath() {
    return "/o/" + slug + "/follow";
  }
}
