package nl.telmee.digest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets mail, without the address.
 *
 * @param organisation slug of what is followed, with all below it
 * @param trajectory slug of the one of it that is followed; null: all of it
 */
record Follower(UUID id, String organisation, @Nullable String trajectory, Choices choices) {}
