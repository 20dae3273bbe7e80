package nl.telmee.poll;

import java.time.Instant;
import nl.telmee.id.PollId;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A poll in a list for staff, drafts with gaps among them.
 *
 * @param organisation slug of the owner
 * @param owner what that organisation is called
 * @param title empty where a draft has none yet
 * @param changedAt when a draft was changed last; of others, when it opened or closed
 * @param complete whether a draft could open
 */
public record PollSummary(
    PollId id,
    String organisation,
    Translated owner,
    String slug,
    Translated title,
    Poll.State state,
    boolean complete,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    Instant changedAt,
    @Nullable String changedBy) {}
