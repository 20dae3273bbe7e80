package nl.telmee.web;

import org.jspecify.annotations.Nullable;

/**
 * A page that says what went wrong, and what next.
 *
 * @param frame what every page has
 * @param sentence what went wrong, in plain words
 * @param reference number under which the log has more, or null
 */
public record ProblemPage(Frame frame, String sentence, @Nullable String reference) {}
