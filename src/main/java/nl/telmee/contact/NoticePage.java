package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A page that only says something.
 *
 * @param link where one can go; null: nowhere
 * @param label of the link
 */
public record NoticePage(
    Frame frame, String title, List<String> paragraphs, @Nullable String link, String label) {}
