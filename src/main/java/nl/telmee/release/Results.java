package nl.telmee.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Poll;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a poll: one version. A version never changes; only {@code received} of the
 * newest one goes on counting until the next.
 *
 * @param poll the poll
 * @param version 0 as long as nothing was released
 * @param releasedAt when, or null for version 0
 * @param closed whether this is the last version of a closed poll
 * @param received responses stored
 * @param released responses that the numbers are made of
 * @param channels how the released responses came
 * @param questions results of all released responses together; empty for version 0
 * @param breakdowns the same by background question; responses of the rest that goes out at closing
 *     are in no group
 */
public record Results(
    Poll poll,
    int version,
    @Nullable Instant releasedAt,
    boolean closed,
    long received,
    long released,
    Map<Channel, Long> channels,
    List<QuestionResult> questions,
    List<Breakdown> breakdowns) {

  /** Nothing released yet. */
  static Results none(Poll poll) {
    return new Results(poll, 0, null, false, 0, 0, Map.of(), List.of(), List.of());
  }

  /** Results by one background question. */
  public record Breakdown(String by, List<Group> groups) {}

  /** Results of who gave one answer to the background question; it has at least k responses. */
  public record Group(String value, long released, List<QuestionResult> questions) {}

  /** Responses of a closed poll that are never shown, as there were too few of them. */
  public long withheld() {
    return closed ? received - released : 0;
  }

  /** The same version with other results by question. */
  Results withQuestions(List<QuestionResult> others) {
    return new Results(
        poll, version, releasedAt, closed, received, released, channels, others, breakdowns);
  }

  /** The same version with the number of responses as it is now. */
  public Results withReceived(long now) {
    return new Results(
        poll, version, releasedAt, closed, now, released, channels, questions, breakdowns);
  }
}
