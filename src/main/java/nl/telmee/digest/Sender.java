package nl.telmee.digest;

import nl.telmee.identity.Organisation;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that a mail comes from.
 *
 * @param email where answers go; null: to the address of the installation
 */
record Sender(String slug, Translated name, @Nullable String email) {
  static Sender of(Organisation organisation) {
    return new Sender(organisation.slug(), organisation.name(), organisation.email());
  }

  /** Path of the page that explains how to follow it. */
  String followPath() {
    return "/o/" + slug + "/follow";
  }
}
