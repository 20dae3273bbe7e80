/**
 * What everybody sees of trajectories: the page of one, from the question to what was done with the
 * answers, and the page of an organisation, with what it asked and did and how well.
 *
 * <p>All is read in the name of the public. {@link nl.telmee.story.Figures} measures, and is pure.
 */
@NullMarked
package nl.telmee.story;

import org.jspecify.annotations.NullMarked;
