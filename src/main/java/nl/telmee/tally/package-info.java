/**
 * It is counted: counts by stratum and cell, written in the same statement as the responses.
 *
 * <p>Invariant: at every commit the tally equals a recount of the stored responses.
 */
@NullMarked
package nl.telmee.tally;

import org.jspecify.annotations.NullMarked;
