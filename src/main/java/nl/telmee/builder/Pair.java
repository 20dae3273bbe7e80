package nl.telmee.builder;

/**
 * A text in Dutch and English, side by side.
 *
 * @param missing whether there is Dutch and no English
 */
public record Pair(String label, Entry dutch, Entry english, boolean missing) {}
