package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** The intake of one event loop: finds the compiled poll, checks that it is open, and writes. */
public final class Intake {
  private static final int MOST_COMPILED = 500;

  private final Polls polls;
  private final ResponseWriter writer;
  private final Map<PollId, CompiledPoll> compiled = new HashMap<>();

  private Intake(Polls polls, ResponseWriter writer) {
    this.polls = polls;
    this.writer = writer;
  }

  /**
   * An intake for the loop that calls this.
   *
   * @param calendar says on which day a response comes in
   */
  public static Future<Intake> open(
      Vertx vertx, Database db, Polls polls, Clock calendar, IntakeMetrics metrics) {
    return ResponseWriter.open(vertx, db, calendar, metrics)
        .map(writer -> new Intake(polls, writer));
  }

  /** Takes nothing more; succeeds when all that was taken is stored and told. */
  public Future<Void> drain() {
    return writer.close();
  }

  /** How many responses wait for the next batch. */
  int waiting() {
    return writer.waiting();
  }

  /**
   * The poll, prepared for reading responses. Fails with {@link Problem#NOT_FOUND}, and for a draft
   * with {@link Problem#POLL_NOT_OPEN}. A closed poll is given too: what was stored before it
   * closed is acknowledged again.
   */
  Future<CompiledPoll> compiled(PollId id) {
    return polls
        .find(id)
        .compose(poll -> poll.hasOpened() ? Future.succeededFuture(poll) : polls.read(id))
        .recover(failure -> notOpen(id, failure))
        .map(this::compiled);
  }

  private Future<Poll> notOpen(PollId id, Throwable failure) {
    return polls
        .isDraft(id)
        .compose(
            draft ->
                Future.failedFuture(draft ? Rejected.because(Problem.POLL_NOT_OPEN) : failure));
  }

  /**
   * The cache of polls keeps one content for each poll, so that looking at its identity is enough.
   */
  @SuppressWarnings("ReferenceEquality")
  private CompiledPoll compiled(Poll poll) {
    if (!poll.hasOpened()) {
      throw Rejected.because(Problem.POLL_NOT_OPEN);
    }
    CompiledPoll known = compiled.get(poll.id());
    if (known != null && known.poll().content() == poll.content()) {
      return known;
    }
    if (compiled.size() >= MOST_COMPILED) {
      compiled.clear();
    }
    CompiledPoll fresh = new CompiledPoll(poll);
    compiled.put(poll.id(), fresh);
    return fresh;
  }

  /** Stores a response; the database decides whether the poll still takes it. */
  Future<Void> store(Response response) {
    return writer.offer(response);
  }

  /**
   * Takes a body like that of {@code POST /polls/{id}/responses}; for the program's own use.
   * Succeeds when it is stored; fails with {@link Rejected}.
   */
  public Future<Void> receive(PollId poll, byte[] body) {
    return compiled(poll).compose(ready -> store(JsonAnswers.read(ready, body)));
  }

  /**
   * Takes a form that was filled in on paper, with the fields of the answer page. Succeeds when it
   * is stored; fails with {@link Rejected}: every mistake in the answers at once, or {@link
   * Problem#CODE_UNKNOWN} when the form's number was entered before or never printed.
   *
   * @param number of the form, which is an access code
   */
  public Future<Void> receivePaper(PollId poll, String number, Map<String, List<String>> fields) {
    return compiled(poll).compose(ready -> store(paper(ready, number, fields)));
  }

  private static Response paper(
      CompiledPoll poll, String number, Map<String, List<String>> fields) {
    Draft draft = FormAnswers.read(poll, fields);
    draft.key = new ResponseKey(UUID.randomUUID());
    draft.channel = Channel.PAPER;
    draft.code = Codes.plain(number);
    if (!draft.wrong.isEmpty()) {
      throw Rejected.mistakes(
          draft.wrong.stream()
              .map(
                  wrong ->
                      new Mistake(
                          "/answers/" + poll.questions().get(wrong.question()).id(),
                          wrong.detail()))
              .toList());
    }
    if (draft.code.isEmpty()) {
      throw Rejected.because(Problem.CODE_NEEDED);
    }
    return Composer.response(poll, draft);
  }

  /** Succeeds when this very response is stored already; fails otherwise. */
  Future<Void> requireStored(Response response) {
    return writer
        .isStored(response)
        .compose(
            stored ->
                stored
                    ? Future.succeededFuture()
                    : Future.failedFuture(Rejected.because(Problem.ALREADY_ANSWERED)));
  }
}
