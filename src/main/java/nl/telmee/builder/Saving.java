package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import nl.telmee.id.PollId;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Stores what was typed. Where somebody else was first, both pieces of work are brought together;
 * only what both changed in different ways is left for a person to decide.
 */
final class Saving {
  private static final int MOST_TRIES = 4;

  /** What came of it. */
  sealed interface Outcome {}

  /**
   * It is stored.
   *
   * @param merged whether the work of somebody else came in
   */
  record Stored(PollDraft draft, List<Mistake> mistakes, boolean merged) implements Outcome {}

  /** It is not stored: somebody must decide. */
  record Undecided(
      int before, PollDraft theirs, ObjectNode mine, List<Merge.Difference> differences)
      implements Outcome {}

  private final Desk desk;
  private final Drafts drafts;

  Saving(Desk desk) {
    this.desk = desk;
    this.drafts = desk.drafts();
  }

  /**
   * Stores a draft's body.
   *
   * @param revision the one that the typing began with
   * @param decided what was decided about differences, by path
   */
  Future<Outcome> save(
      Caller caller, PollId id, int revision, ObjectNode mine, Map<String, Merge.Side> decided) {
    return attempt(caller, id, revision, mine, decided, 1);
  }

  private Future<Outcome> attempt(
      Caller caller,
      PollId id,
      int revision,
      ObjectNode mine,
      Map<String, Merge.Side> decided,
      int tries) {
    return drafts
        .read(caller, id)
        .compose(
            draft ->
                draft.revision() == revision
                    ? store(caller, draft, mine, false)
                    : together(caller, draft, revision, mine, decided))
        .recover(
            failure ->
                failure instanceof Rejected rejected
                        && rejected.problem() == Problem.REVISION_OUTDATED
                        && tries < MOST_TRIES
                    ? attempt(caller, id, revision, mine, decided, tries + 1)
                    : Future.failedFuture(failure));
  }

  private Future<Outcome> together(
      Caller caller,
      PollDraft theirs,
      int revision,
      ObjectNode mine,
      Map<String, Merge.Side> decided) {
    return drafts
        .at(caller, theirs.id(), revision)
        .compose(before -> together(caller, theirs, before, revision, mine, decided));
  }

  private Future<Outcome> together(
      Caller caller,
      PollDraft theirs,
      JsonNode before,
      int revision,
      ObjectNode mine,
      Map<String, Merge.Side> decided) {
    Merge.Outcome merged = Merge.of(before, mine, theirs.body(), decided);
    return merged.differences().isEmpty()
        ? store(caller, theirs, merged.poll(), true)
        : Future.succeededFuture(new Undecided(revision, theirs, mine, merged.differences()));
  }

  /** What is as it was makes no revision. */
  private Future<Outcome> store(Caller caller, PollDraft draft, ObjectNode body, boolean merged) {
    if (body.equals(draft.body())) {
      return Future.succeededFuture(new Stored(draft, desk.mistakes(draft), merged));
    }
    String organisation = body.path("organisation").asText(draft.organisation());
    return drafts
        .save(caller, draft.id(), draft.revision(), organisation, body)
        .map(checked -> new Stored(checked.draft(), desk.mistakes(checked.draft()), merged));
  }
}
