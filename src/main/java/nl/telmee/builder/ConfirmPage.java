package nl.telmee.builder;

import java.util.List;
import nl.telmee.web.StaffFrame;

/**
 * Asks before something is done that cannot be undone.
 *
 * @param subject title of the poll
 * @param action address that does it
 * @param back where one goes when not
 */
public record ConfirmPage(
    StaffFrame staff,
    String subject,
    String title,
    List<String> sentences,
    String action,
    String button,
    String back) {}
