/**
 * The address book of an organisation: schools, clubs, councils of clients and other groups, each
 * kept once, by the categories of the stakeholder checklist. It says whom to turn to, and when
 * somebody last looked whether that is still right.
 *
 * <p>Only who changes what is an organisation's sees its book; the public never does, and no
 * trajectory takes it along. It has nothing to do with residents who want to be invited: these are
 * in {@code contact}, sealed, and by their own consent.
 */
@NullMarked
package nl.telmee.relation;

import org.jspecify.annotations.NullMarked;
