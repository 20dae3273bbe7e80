/**
 * Telmee: {@link Main} starts and stops, {@link App} puts the parts together in the order of the
 * data.
 */
@NullMarked
package nl.telmee;

import org.jspecify.annotations.NullMarked;
