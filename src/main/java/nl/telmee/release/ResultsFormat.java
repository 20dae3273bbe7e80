package nl.telmee.release;

import io.vertx.core.buffer.Buffer;
import nl.telmee.web.Words;

/** A form in which a version of the results can be taken home. Thread: any. */
public interface ResultsFormat {
  /** The media type, without parameters. */
  String type();

  /** How the name of such a file ends, without the dot. */
  String ending();

  /** Whether it has words in a language of its own choice. */
  boolean inLanguages();

  /** The whole file. */
  Buffer write(Snapshot newest, Words words);
}
