/**
 * Texts that people wrote, between the moment they were sent and the moment they are shown: taken
 * over from the responses in lots, read by moderators, published in editions.
 */
@NullMarked
package nl.telmee.moderation;

import org.jspecify.annotations.NullMarked;
