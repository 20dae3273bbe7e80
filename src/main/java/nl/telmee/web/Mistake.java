package nl.telmee.web;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or {@code ?name} for a query parameter
 * @param detail what is wrong, in English
 */
public record Mistake(String pointer, String detail) {}
