package nl.telmee.identity;

import nl.telmee.web.Frame;

/**
 * The page that asks for the code after the password.
 *
 * @param next where to go afterwards
 * @param error why it did not succeed; empty at first
 */
public record CodePage(Frame frame, String next, String error) {}
