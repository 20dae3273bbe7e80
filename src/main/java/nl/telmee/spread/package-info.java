/**
 * A poll finds its people: short links, QR codes, posters, cards, texts and images for social
 * media, the embed for other websites, codes for schools and clubs, paper, and conversations in the
 * street.
 *
 * <p>Nothing here knows what a person answered. A used code is a deleted code (the intake deletes
 * it in the statement that stores the response), so that what is counted here per group cannot be
 * joined to responses.
 */
@NullMarked
package nl.telmee.spread;

import org.jspecify.annotations.NullMarked;
