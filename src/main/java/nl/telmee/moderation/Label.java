package nl.telmee.moderation;

import java.util.UUID;

/**
 * A word that moderators give to texts of a question.
 *
 * @param texts how many texts have it
 */
record Label(UUID id, String question, String name, long texts) {
  static final int LONGEST = 40;
}
