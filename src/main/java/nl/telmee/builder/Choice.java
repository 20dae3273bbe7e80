package nl.telmee.builder;

/**
 * Something to choose from a list.
 *
 * @param why what it means when it is chosen; empty when that is plain
 */
public record Choice(String value, String label, boolean chosen, String why) {}
