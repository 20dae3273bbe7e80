package nl.telmee.document;

import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;

/** Where a trajectory of another installation is taken in. */
public record TakingPage(StaffFrame staff, Typed typed) {}
