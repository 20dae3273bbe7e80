package nl.telmee.signal;

import nl.telmee.web.Frame;

/** The public page with the form. */
public record PublicFormPage(Frame frame, PublicHead head, NewSignalPage form) {}
