/**
 * How long data are kept, and their destruction: rows are really deleted, a report says how many,
 * and released results stay as they are.
 */
@NullMarked
package nl.telmee.retention;

import org.jspecify.annotations.NullMarked;
