package nl.telmee.contact;

/**
 * Somebody who wants to be invited: all that is kept of them, and it is kept sealed. Immutable.
 *
 * @param panel slug of the register
 * @param token in the link for themselves
 */
record Person(
    String organisation,
    String panel,
    Address address,
    Profile profile,
    Consent consent,
    String token) {

  /** Whether this is the same place in the same register. */
  boolean stands(Person other) {
    return organisation.equals(other.organisation)
        && panel.equals(other.panel)
        && address.equals(other.address);
  }

  Person withAddress(Address other) {
    return new Person(organisation, panel, other, profile, consent, token);
  }

  Person withProfile(Profile other) {
    return new Person(organisation, panel, address, other, consent, token);
  }

  Person withConsent(Consent other) {
    return new Person(organisation, panel, address, profile, other, token);
  }

  Person withToken(String other) {
    return new Person(organisation, panel, address, profile, consent, other);
  }

  /** Not in logs. */
  @Override
  public String toString() {
    return "Person[***]";
  }
}
