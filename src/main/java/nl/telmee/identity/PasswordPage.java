package nl.telmee.identity;

import nl.telmee.web.Frame;

/**
 * The page that a mailed link leads to: choose a password.
 *
 * @param title of the page
 * @param action where the form goes
 * @param email whose account it is
 */
public record PasswordPage(
    Frame frame, String title, String action, String email, FormState form) {}
