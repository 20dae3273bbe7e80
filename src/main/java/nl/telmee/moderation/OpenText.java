package nl.telmee.moderation;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text as a moderator has it before them.
 *
 * @param written as somebody wrote it
 * @param shown as it will be published
 * @param reason why it is left out; null when it is not
 * @param revision counts changes
 * @param labels ids of its labels
 */
record OpenText(
    UUID id,
    String question,
    String written,
    String shown,
    TextState state,
    @Nullable Reason reason,
    int revision,
    Set<UUID> labels) {
  /** The same with another text to publish. */
  OpenText showing(String other) {
    return new OpenText(id, question, written, other, state, reason, revision, labels);
  }

  OpenText published() {
    return new OpenText(id, question, written, shown, TextState.PUBLISHED, null, revision, labels);
  }

  OpenText leftOut(Reason why) {
    return new OpenText(id, question, written, shown, TextState.LEFT_OUT, why, revision, labels);
  }

  OpenText waiting() {
    return new OpenText(id, question, written, shown, TextState.WAITING, null, revision, labels);
  }
}
