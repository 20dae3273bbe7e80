package nl.telmee.web;

import java.util.Locale;

/** What an account is for. Where it may act is its {@link Scope}. */
public enum Role {
  /** Manages accounts and organisations, and does what an editor does. */
  ADMINISTRATOR,
  /** Makes polls, spreads them and works with what comes in. */
  EDITOR,
  /** Sees everything of its organisation and changes nothing. */
  VIEWER,
  /** Follows the municipality for its participation council, and makes things in its name. */
  COUNCIL_MEMBER;

  /** The word in the database, in tokens and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The role of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether it makes and changes things of an organisation and of all below it. */
  public boolean edits() {
    return this == ADMINISTRATOR || this == EDITOR;
  }

  /** Whether it makes things at all: a council member does so for the council only. */
  public boolean makes() {
    return edits() || this == COUNCIL_MEMBER;
  }
}
