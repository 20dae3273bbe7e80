package nl.telmee.document;

import nl.telmee.web.Frame;

/**
 * A document as a page to read and print.
 *
 * @param back address of the page that lists the documents
 * @param edit address of the page where its parts are worded; empty: they are not
 * @param outdated whether data changed since somebody worded a part
 * @param made when it was made; empty: the document says so
 */
public record DocumentPage(
    Frame frame, Document document, String back, String edit, boolean outdated, String made) {}
