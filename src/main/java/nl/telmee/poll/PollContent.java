package nl.telmee.poll;

import java.time.Instant;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * What the maker decides; frozen when the poll opens.
 *
 * @param organisation slug of the owner
 * @param slug the last part of the page's address
 * @param opensAt when the poll opens by itself, or null
 * @param closesAt when it closes by itself, or null
 * @param themes what it is about, for who follows a theme
 * @param access who may answer
 * @param retention how long is kept what people sent
 */
public record PollContent(
    String organisation,
    String slug,
    Translated title,
    @Nullable Translated introduction,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    Set<Theme> themes,
    PollAccess access,
    ResultsPolicy policy,
    Retention retention,
    Questionnaire questionnaire) {
  public PollContent {
    themes = Set.copyOf(themes);
  }
}
