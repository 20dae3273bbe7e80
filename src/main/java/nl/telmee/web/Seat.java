package nl.telmee.web;

import org.jspecify.annotations.Nullable;

/**
 * A seat in a council: in whose name somebody speaks, and to whom.
 *
 * @param council slug of the council
 * @param advises slug of the organisation right above it; null: none
 */
public record Seat(String council, @Nullable String advises) {}
