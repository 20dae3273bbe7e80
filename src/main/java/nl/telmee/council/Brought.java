package nl.telmee.council;

import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.trajectory.Origin;

/**
 * Something that a trajectory can begin with.
 *
 * @param organisation slug of who was asked
 * @param subject in one line
 * @param text what it is about; may be empty
 * @param address where it is read
 */
public record Brought(
    Origin origin,
    String organisation,
    String subject,
    String text,
    Set<Theme> themes,
    String address) {}
