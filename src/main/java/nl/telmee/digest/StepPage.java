package nl.telmee.digest;

import java.util.List;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A page that says something, and may ask for one press of a button.
 *
 * @param facts below the paragraphs, as a list
 * @param action what the button sends to; null: no button
 * @param button what it says
 * @param link where else one can go
 */
public record StepPage(
    Frame frame,
    String title,
    List<String> paragraphs,
    List<String> facts,
    @Nullable String action,
    String button,
    MailText.@Nullable Link link) {}
