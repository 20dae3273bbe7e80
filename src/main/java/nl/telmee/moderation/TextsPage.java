package nl.telmee.moderation;

import java.util.List;
import nl.telmee.release.Phrase;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * All that was published of what people wrote to a question.
 *
 * @param edition which edition it is, and of how many texts
 * @param previous address of the texts before; null on the first page
 * @param next address of the texts after; null on the last page
 */
public record TextsPage(
    Frame frame,
    Phrase title,
    Phrase question,
    String edition,
    List<String> texts,
    String results,
    @Nullable String previous,
    @Nullable String next) {}
