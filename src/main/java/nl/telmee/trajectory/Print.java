package nl.telmee.trajectory;

import java.util.UUID;

/**
 * What everybody sees of a trajectory, told apart from what it was before. The database makes it of
 * the row, so that every node sees at once that something changed.
 *
 * @param mark another one for other content
 */
public record Print(UUID id, String mark) {}
