package nl.telmee.story;

/** A link. */
public record Link(String address, String label) {}
