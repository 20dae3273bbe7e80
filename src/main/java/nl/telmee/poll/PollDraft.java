package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import nl.telmee.id.PollId;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A poll that is being made. Its body may still have gaps and mistakes.
 *
 * @param organisation slug of the owner
 * @param owner what that organisation is called
 * @param slug under which it is kept; made up as long as the body has none that can be used
 * @param revision goes up by one with every change
 * @param changedBy who changed it last
 * @param complete whether the body is a whole poll that could open
 * @param body like that of {@code POST /polls}
 */
public record PollDraft(
    PollId id,
    String organisation,
    Translated owner,
    String slug,
    int revision,
    Instant changedAt,
    @Nullable String changedBy,
    boolean complete,
    JsonNode body) {}
