package nl.telmee.digest;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for who has yet to say yes.
 *
 * @param organisation slug of what is to be followed
 * @param trajectory slug of the one of it that is; null: all of it
 */
record Asked(String organisation, @Nullable String trajectory, String address, Choices choices) {
  /** All of an organisation. */
  Asked(String organisation, String address, Choices choices) {
    this(organisation, null, address, choices);
  }

  /** What is asked for, as a key. */
  String about() {
    return trajectory == null ? organisation : organisation + "/" + trajectory;
  }

  /** Without the address: this may be in a log. */
  @Override
  public String toString() {
    return "Asked[" + about() + ", ***, " + choices + "]";
  }
}
