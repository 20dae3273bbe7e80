package nl.telmee.contact;

import java.util.Optional;

/**
 * What somebody fills in who wants to be invited. Immutable, and right: see {@link SignUpReader}.
 *
 * @param parent of somebody under 16
 */
record SignUp(Panel panel, Address address, Profile profile, Optional<Address> parent) {}
