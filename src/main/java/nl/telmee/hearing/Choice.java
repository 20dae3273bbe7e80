package nl.telmee.hearing;

/** Something to choose in a form. */
public record Choice(String value, String label, boolean chosen) {}
