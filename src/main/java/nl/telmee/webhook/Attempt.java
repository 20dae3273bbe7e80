package nl.telmee.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that this node has taken, and what it is to be sent.
 *
 * @param lease under which it was taken
 * @param slow whether it came from the lane of the slow ones
 * @param message null: nothing is due after all
 */
record Attempt(UUID webhook, UUID lease, boolean slow, @Nullable Message message) {}
