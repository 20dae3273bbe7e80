/**
 * What is asked: polls, questionnaires, results policy and lifecycle. A poll is frozen when it
 * opens.
 */
@NullMarked
package nl.telmee.poll;

import org.jspecify.annotations.NullMarked;
