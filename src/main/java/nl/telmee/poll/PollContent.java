package nl.telmee.poll;

import java.time.Instant;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * What the maker decides; frozen when the poll opens.
 *
 * @param organisation slug of the owner
 * @param slug the last part of the page's address
 * @param opensAt when the poll opens by itself, or null
 * @param closesAt when it closes by itself, or null
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
    PollAccess access,
    ResultsPolicy policy,
    Retention retention,
    Questionnaire questionnaire) {}
