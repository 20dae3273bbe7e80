package nl.telmee.identity;

import nl.telmee.web.StaffFrame;

/** The page to set up a second factor for who is signed in. */
public record ProfileFactorPage(StaffFrame staff, SetUpPage form) {}
