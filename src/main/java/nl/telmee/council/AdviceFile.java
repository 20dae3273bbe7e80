package nl.telmee.council;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import nl.telmee.web.FileKind;

/**
 * A file beside a part of an advice.
 *
 * @param name as it was sent, without what a file system or a header could trip over
 * @param bytes how many
 */
record AdviceFile(UUID id, Part part, String name, FileKind kind, int bytes) {
  static final int MOST = 10;

  /** What it belongs to. */
  enum Part {
    QUESTION,
    ADVICE,
    ANSWER;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Part of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /** One with its content. */
  record Whole(AdviceFile file, Buffer content) {}
}
