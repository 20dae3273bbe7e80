package nl.telmee.contact;

import nl.telmee.web.StaffFrame;

/** Says that this installation keeps no contacts, and what it needs to. */
public record OffPage(StaffFrame staff) {}
