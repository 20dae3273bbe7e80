/**
 * What officials need on paper: the passage for a decision, the plan, the report, the evaluation
 * and the yearly report, made from what the trajectory holds; and a whole trajectory as a file that
 * another installation takes in.
 *
 * <p>A {@link nl.telmee.document.Document} is a list of {@link nl.telmee.document.Block blocks};
 * each way of writing it (page, plain text, OpenDocument) writes the same blocks. Nothing is stored
 * but the words that people put in a part, see decision 43.
 */
@NullMarked
package nl.telmee.document;

import org.jspecify.annotations.NullMarked;
