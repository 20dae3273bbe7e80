package nl.telmee.digest;

import java.util.UUID;

/**
 * Somebody who gets mail, without the address.
 *
 * @param organisation slug of what is followed, with all below it
 */
record Follower(UUID id, String organisation, Choices choices) {}
