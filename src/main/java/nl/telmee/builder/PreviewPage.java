package nl.telmee.builder;

import nl.telmee.web.StaffFrame;

/**
 * The draft on a phone, on a page of its own.
 *
 * @param empty whether there is nothing to show yet
 */
public record PreviewPage(StaffFrame staff, String id, String title, boolean empty) {}
