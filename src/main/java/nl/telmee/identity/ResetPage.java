package nl.telmee.identity;

import nl.telmee.web.Frame;

/**
 * The page for who forgot the password.
 *
 * @param mails whether we can send a mail; otherwise an administrator has to help
 * @param sent whether a mail goes out, if there is such an account
 */
public record ResetPage(Frame frame, boolean mails, boolean sent, FormState form) {}
