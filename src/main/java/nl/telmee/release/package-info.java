/**
 * What may be shown: disclosure control, versions, results as JSON, CSV and page.
 *
 * <p>Invariant: every number shown is a sum over groups of at least k responses, and a version
 * never changes.
 */
@NullMarked
package nl.telmee.release;

import org.jspecify.annotations.NullMarked;
