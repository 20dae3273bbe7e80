package nl.telmee.release;

import io.vertx.core.Future;
import nl.telmee.id.PollId;

/** Where results find the texts that go with them; those who moderate provide it. */
@FunctionalInterface
public interface PublishedTexts {
  /** The newest edition of a poll, or {@link TextEdition#NONE}. */
  Future<TextEdition> newest(PollId poll);
}
