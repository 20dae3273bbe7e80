package nl.telmee.id;

import java.util.regex.Pattern;

/** The readable last part of an address: of an organisation, of a poll. */
public final class Slug {
  /** Lower-case letters, digits and hyphens between them; at most 60. */
  public static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

  private Slug() {}
}
