package nl.telmee.identity;

import nl.telmee.web.StaffFrame;

/** The page with a link that an administrator hands over, shown once. */
public record HandedPage(StaffFrame staff, String email, String link) {}
