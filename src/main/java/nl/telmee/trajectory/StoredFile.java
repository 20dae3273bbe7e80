package nl.telmee.trajectory;

import io.vertx.core.buffer.Buffer;
import nl.telmee.web.FileKind;

/** A file as it is stored: what is in it says of which kind it is. */
public record StoredFile(FileKind kind, Buffer content) {}
