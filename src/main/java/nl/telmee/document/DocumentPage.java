package nl.telmee.document;

import nl.telmee.web.Frame;

/**
 * A document as a page to read and print.
 *
 * @param back address of the page that lists the documents
 * @param made when and from which version it was made
 */
public record DocumentPage(Frame frame, Document document, String back, String made) {}
