/**
 * The pages on which a project leader and a council steer a trajectory: where it stands, what the
 * next step must deliver, the form of each section, who works on it, and what was done. What may be
 * done is up to {@link nl.telmee.trajectory.Rules} and {@link nl.telmee.trajectory.Permissions};
 * what a form may say is up to the readers of {@link nl.telmee.trajectory.Section.Kind}.
 */
@NullMarked
package nl.telmee.steer;

import org.jspecify.annotations.NullMarked;
