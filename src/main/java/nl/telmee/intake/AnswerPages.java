package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.identity.ReceiptCookie;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The page where one answers, and the pages for who cannot. */
public final class AnswerPages {
  private final Polls polls;
  private final ReceiptCookie receipts;
  private final Pages pages;
  private final Clock clock;

  public AnswerPages(Polls polls, ReceiptCookie receipts, Pages pages, Clock clock) {
    this.polls = polls;
    this.receipts = receipts;
    this.pages = pages;
    this.clock = clock;
  }

  void mount(Routes routes) {
    routes.get("/p/:slug", Access.ANYONE).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return polls.find(Params.slug(ctx, "slug")).map(poll -> page(ctx, poll));
  }

  private Reply page(RoutingContext ctx, Poll poll) {
    if (!poll.takesAnswers(clock.instant())) {
      return unavailable(ctx, poll);
    }
    if (receipts.shown(ctx, poll.id()).isPresent()) {
      return answered(ctx, poll);
    }
    String key = UUID.randomUUID().toString();
    return answer(AnswerPage.of(frame(ctx, poll), poll, key, Map.of(), Map.of()));
  }

  private Reply unavailable(RoutingContext ctx, Poll poll) {
    if (poll.hasOpened()) {
      return closed(ClosedPage.closed(frame(ctx, poll), poll));
    }
    if (poll.content().opensAt() == null) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return closed(ClosedPage.notYet(frame(ctx, poll), poll));
  }

  /** The form again, with what was typed and what is wrong beside the questions. */
  Reply again(
      RoutingContext ctx,
      CompiledPoll poll,
      String key,
      Map<String, List<String>> typed,
      List<Wrong> wrong) {
    Frame frame = frame(ctx, poll.poll());
    Map<String, String> errors = new LinkedHashMap<>();
    for (Wrong one : wrong) {
      String id = poll.questions().get(one.question()).id();
      errors.putIfAbsent(id, say(frame.words(), one));
    }
    return answer(AnswerPage.of(frame, poll.poll(), key, typed, errors))
        .status(Problem.INVALID.status());
  }

  private static String say(Words words, Wrong wrong) {
    return words.say(wrong.messageKey(), wrong.arguments().toArray());
  }

  /** What a person reads when a form without mistakes was not taken; nothing typed is lost. */
  Future<Reply> refused(
      RoutingContext ctx,
      CompiledPoll compiled,
      String key,
      Map<String, List<String>> typed,
      Throwable failure) {
    if (!(failure instanceof Rejected rejected)) {
      return Future.failedFuture(failure);
    }
    Poll poll = compiled.poll();
    Frame frame = frame(ctx, poll);
    return switch (rejected.problem()) {
      case POLL_NOT_OPEN ->
          polls.read(poll.id()).map(now -> closed(ClosedPage.closed(frame, now)).status(409));
      case ALREADY_ANSWERED -> Future.succeededFuture(answered(ctx, poll).status(409));
      case BUSY ->
          Future.succeededFuture(
              answer(AnswerPage.of(frame, poll, key, typed, Map.of("", frame.say("problem.busy"))))
                  .status(503)
                  .with("Retry-After", "2"));
      default -> Future.failedFuture(failure);
    };
  }

  /**
   * Not kept by the browser: who comes after on the same device must not get this form and its key.
   */
  private Reply answer(AnswerPage page) {
    return pages.render("intake/answer.jte", page).with("Cache-Control", "no-store");
  }

  private Reply answered(RoutingContext ctx, Poll poll) {
    String address =
        receipts.shown(ctx, poll.id()).map(receipt -> receiptPage(poll, receipt)).orElse(null);
    return closed(ClosedPage.answered(frame(ctx, poll), poll, address));
  }

  /** The address of the page that thanks. */
  static String receiptPage(Poll poll, String receipt) {
    return poll.page() + "/receipt/" + receipt;
  }

  private Reply closed(ClosedPage page) {
    return pages.render("intake/closed.jte", page);
  }

  private Frame frame(RoutingContext ctx, Poll poll) {
    Frame bare = pages.frame(ctx, "");
    String title = poll.content().title().in(bare.words().language());
    return new Frame(bare.words(), title, poll.page(), bare.assets());
  }
}
