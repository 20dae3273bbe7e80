package nl.telmee.digest;

/**
 * What somebody asked for who has yet to say yes.
 *
 * @param organisation slug of what is to be followed
 */
record Asked(String organisation, String address, Choices choices) {
  /** Without the address: this may be in a log. */
  @Override
  public String toString() {
    return "Asked[" + organisation + ", ***, " + choices + "]";
  }
}
