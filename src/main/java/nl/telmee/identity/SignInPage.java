package nl.telmee.identity;

import nl.telmee.web.Frame;

/**
 * The page to sign in.
 *
 * @param email what was typed before
 * @param next where to go afterwards
 * @param openId whether one can sign in with the account of the organisation
 * @param error why it did not succeed; empty at first
 */
public record SignInPage(Frame frame, String email, String next, boolean openId, String error) {}
