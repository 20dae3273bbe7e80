/**
 * What staff see of their polls: the dashboard, the page of one poll, and figures without persons.
 */
@NullMarked
package nl.telmee.watch;

import org.jspecify.annotations.NullMarked;
