/**
 * The phone sends: the answer page, validation and the group commit (the hot path).
 *
 * <p>Invariant: an acknowledged response is stored and counted once. Nothing here can cause a
 * publication: this package imports neither release nor live.
 */
@NullMarked
package nl.telmee.intake;

import org.jspecify.annotations.NullMarked;
