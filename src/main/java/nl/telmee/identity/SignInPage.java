package nl.telmee.identity;

import nl.telmee.web.Frame;

/**
 * The page to sign in.
 *
 * @param email what was typed before
 * @param next where to go afterwards
 * @param error why it did not succeed; empty at first
 */
public record SignInPage(Frame frame, String email, String next, String error) {}
