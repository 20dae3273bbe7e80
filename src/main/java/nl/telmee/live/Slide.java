package nl.telmee.live;

import nl.telmee.release.QuestionView;

/**
 * What the projector shows at once: a question, or a part of one that has too many answers to be
 * read from the back row together.
 *
 * @param number from 1, as in the address
 * @param place which question it is, and which part of it, in words
 * @param view the question with the rows of this part
 * @param compact whether labels stand beside their bars
 * @param roomy whether there is room for thick bars
 * @param size of the question's letters: "short", "long" or "very-long"
 */
public record Slide(
    int number, String place, QuestionView view, boolean compact, boolean roomy, String size) {}
