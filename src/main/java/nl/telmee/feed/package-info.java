/**
 * What happened, in order, once: the log of events and the ways to read it.
 *
 * <p>An event is appended in the transaction of the fact itself, so there is no fact without its
 * event and no event without its fact. Appends are serialised by the lock on {@code event_head},
 * which is held until the commit: the number of an event is its place in the order of commits, and
 * a reader who asks for what is above a number misses nothing. Facts are rare (a poll opens,
 * results are announced once a minute), so one lock for all is enough; responses never touch it.
 *
 * <p>Reading the table is the truth: nodes look at the head a few times a second.
 */
@NullMarked
package nl.telmee.feed;

import org.jspecify.annotations.NullMarked;
