package nl.telmee.identity;

import nl.telmee.web.StaffFrame;

/** The page that shows recovery codes to who is signed in, once. */
public record ProfileCodesPage(StaffFrame staff, CodesPage codes) {}
