/** Typed ids: a poll's id cannot be passed where a response key is meant. */
@NullMarked
package nl.telmee.id;

import org.jspecify.annotations.NullMarked;
