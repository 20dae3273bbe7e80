/**
 * The council's place: what is new and what waits for it, the agenda that it makes together with
 * its municipality, and advice. What a council writes is its own until it is delivered; what is
 * under embargo is not there for anybody outside, until its moment.
 */
@NullMarked
package nl.telmee.council;

import org.jspecify.annotations.NullMarked;
