package nl.telmee.trajectory;

import nl.telmee.web.FileKind;

/** What is known of a file without taking it. */
public record FileFact(FileKind kind, int bytes) {}
