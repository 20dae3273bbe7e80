package nl.telmee.poll;

import java.time.Instant;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff looked at results before the policy showed them to everybody.
 *
 * @param organisation slug of the organisation of who looked; null: the administrator of all
 * @param owner what that organisation is called
 */
public record EarlyLook(
    @Nullable String organisation, @Nullable Translated owner, Instant lookedAt) {}
