/**
 * The fault suite: what Telmee promises holds whatever breaks. Cases, how to run them and what they
 * found stand in {@code docs/faults.md}.
 */
@NullMarked
package nl.telmee.fault;

import org.jspecify.annotations.NullMarked;
