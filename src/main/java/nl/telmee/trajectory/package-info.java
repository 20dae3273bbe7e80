/**
 * The participation trajectory: the process in which residents are heard, a decision is taken, and
 * people are told what was done with what they said.
 *
 * <p>A {@link nl.telmee.trajectory.Trajectory} is what it became by its {@link
 * nl.telmee.trajectory.Change changes}, one after the other; each stays in the log for ever. {@link
 * nl.telmee.trajectory.Rules} says what a change makes of a trajectory, {@link
 * nl.telmee.trajectory.Condition} what a step must deliver, {@link
 * nl.telmee.trajectory.Permissions} who may do what. These three are pure functions: no clock, no
 * database. {@link nl.telmee.trajectory.Trajectories} reads, applies, stores and tells in one
 * transaction, under a lock on the trajectory's row.
 */
@NullMarked
package nl.telmee.trajectory;

import org.jspecify.annotations.NullMarked;
