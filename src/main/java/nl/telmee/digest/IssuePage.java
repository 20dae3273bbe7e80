package nl.telmee.digest;

import nl.telmee.web.Frame;

/**
 * A newsletter as everybody reads it.
 *
 * @param moment when it went out
 * @param all path of the others
 * @param follow path of the page to get the next one
 */
public record IssuePage(Frame frame, IssueView issue, String moment, String all, String follow) {}
