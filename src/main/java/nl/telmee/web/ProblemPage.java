package nl.telmee.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says what went wrong, and what next.
 *
 * @param frame what every page has
 * @param sentences what went wrong, in plain words
 * @param reference number under which the log has more, or null
 */
public record ProblemPage(Frame frame, List<String> sentences, @Nullable String reference) {}
