package nl.telmee.contact;

import java.util.Optional;

/**
 * What somebody fills in who wants to be invited. Immutable, and right: see {@link SignUpReader}.
 *
 * @param parent of somebody under 16
 * @param keptMonths how long they are kept by the text that they said yes to
 */
record SignUp(
    Panel panel, Address address, Profile profile, Optional<Address> parent, int keptMonths) {}
