/**
 * People who want to be invited: how they come into a register, how they are asked, and how they
 * leave. No row here has anything in common with a response, and this package imports nothing of
 * the way of a response: neither {@code intake} nor {@code tally} nor {@code release}. What an
 * insider could still find out stands in {@code docs/contacts.md}.
 *
 * <p>Invariants: nothing is stored of somebody who did not confirm; an address stands once in a
 * register; what is stored of somebody can be read with a key that is not in the database only.
 */
@NullMarked
package nl.telmee.contact;

import org.jspecify.annotations.NullMarked;
