package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.id.PollId;
import nl.telmee.identity.OrganisationNames;
import nl.telmee.identity.ReceiptCookie;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The page where one answers, and the pages for who cannot. */
public final class AnswerPages {
  private static final Pattern RECEIPT = Pattern.compile("[\\w.~-]{1,300}");

  private final Polls polls;
  private final ReceiptCookie receipts;
  private final Pages pages;
  private final Clock clock;
  private final Embedding embedding;
  private final OrganisationNames names;
  private final String site;

  /** Which form, as nobody has filled it in yet. */
  private record Name(PollId poll, Language language, boolean framed) {}

  /** All that decides what is on it, but for the key. */
  private record From(Poll poll, AnswerPage.Stand stand) {}

  /**
   * @param embedding which websites may show the page
   * @param site address of the server as the public sees it
   */
  public AnswerPages(
      Polls polls,
      ReceiptCookie receipts,
      Pages pages,
      Clock clock,
      Embedding embedding,
      OrganisationNames names,
      String site) {
    this.polls = polls;
    this.receipts = receipts;
    this.pages = pages;
    this.clock = clock;
    this.embedding = embedding;
    this.names = names;
    this.site = site;
  }

  void mount(Routes routes) {
    routes.get("/p/:slug", Access.ANYONE).reply(this::page);
    routes.get("/p/:slug/embed", Access.ANYONE).reply(this::framed);
    routes.get("/p/:slug/embed/receipt/:receipt", Access.ANYONE).reply(this::framedThanks);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return polls.find(Params.slug(ctx, "slug")).map(poll -> page(ctx, poll));
  }

  private Future<Reply> framed(RoutingContext ctx) {
    embedding.require();
    return page(ctx);
  }

  /** Inside a frame: thanks, and a link to the page that thanks, in a window of its own. */
  private Future<Reply> framedThanks(RoutingContext ctx) {
    embedding.require();
    String receipt = ctx.pathParam("receipt");
    if (!RECEIPT.matcher(receipt).matches()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return polls
        .find(Params.slug(ctx, "slug"))
        .map(
            poll ->
                closed(
                    ctx, ClosedPage.thanked(frame(ctx, poll), poll, receiptPage(poll, receipt))));
  }

  private Reply page(RoutingContext ctx, Poll poll) {
    if (!poll.takesAnswers(clock.instant())) {
      return unavailable(ctx, poll);
    }
    if (answersOnce(poll) && receipts.shown(ctx, poll.id()).isPresent()) {
      return answered(ctx, poll);
    }
    Frame frame = frame(ctx, poll);
    AnswerPage.Stand stand = stand(ctx, frame, poll);
    Reply reply =
        pages.kept(
            ctx,
            new Name(poll.id(), frame.words().language(), stand.framed()),
            new From(poll, stand),
            UUID.randomUUID().toString(),
            key -> form(AnswerPage.of(frame, poll, stand, key, Map.of(), Map.of())));
    return embedding.allow(ctx, reply);
  }

  private Reply unavailable(RoutingContext ctx, Poll poll) {
    if (poll.hasOpened()) {
      return closed(ctx, ClosedPage.closed(frame(ctx, poll), poll));
    }
    if (poll.content().opensAt() == null) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return closed(ctx, ClosedPage.notYet(frame(ctx, poll), poll));
  }

  /** The form again, with what was typed and what is wrong beside the questions. */
  Reply again(
      RoutingContext ctx,
      CompiledPoll poll,
      String key,
      Map<String, List<String>> typed,
      List<Wrong> wrong) {
    Words words = pages.words(ctx);
    Map<String, String> errors = new LinkedHashMap<>();
    for (Wrong one : wrong) {
      String id = poll.questions().get(one.question()).id();
      errors.putIfAbsent(id, say(words, one));
    }
    return answer(ctx, poll.poll(), key, typed, errors).status(Problem.INVALID.status());
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
          polls.read(poll.id()).map(now -> closed(ctx, ClosedPage.closed(frame, now)).status(409));
      case ALREADY_ANSWERED -> Future.succeededFuture(answered(ctx, poll).status(409));
      case CODE_NEEDED, CODE_UNKNOWN ->
          Future.succeededFuture(wrongCode(ctx, poll, key, typed, rejected.problem()));
      case BUSY ->
          Future.succeededFuture(
              answer(ctx, poll, key, typed, Map.of("", frame.say("problem.busy")))
                  .status(503)
                  .with("Retry-After", "2"));
      default -> Future.failedFuture(failure);
    };
  }

  private Reply wrongCode(
      RoutingContext ctx, Poll poll, String key, Map<String, List<String>> typed, Problem problem) {
    String error = problem == Problem.CODE_NEEDED ? "answer.code.needed" : "answer.code.unknown";
    return answer(ctx, poll, key, typed, Map.of(AnswerPage.CODE, pages.words(ctx).say(error)))
        .status(problem.status());
  }

  private Reply answer(
      RoutingContext ctx,
      Poll poll,
      String key,
      Map<String, List<String>> typed,
      Map<String, String> errors) {
    Frame frame = frame(ctx, poll);
    AnswerPage.Stand stand = stand(ctx, frame, poll);
    return embedding.allow(ctx, form(AnswerPage.of(frame, poll, stand, key, typed, errors)));
  }

  private AnswerPage.Stand stand(RoutingContext ctx, Frame frame, Poll poll) {
    String by =
        names
            .of(poll.content().organisation())
            .map(name -> frame.say("answer.by", name.in(frame.words().language())))
            .orElse("");
    return new AnswerPage.Stand(site, embedding.asked(ctx), by);
  }

  /**
   * Not kept by the browser: who comes after on the same device must not get this form and its key.
   */
  private Reply form(AnswerPage page) {
    return pages.render("intake/answer.jte", page).with("Cache-Control", "no-store");
  }

  /** A code is used once by itself; without codes each phone answers once. */
  static boolean answersOnce(Poll poll) {
    return !poll.content().access().takesCodes();
  }

  private Reply answered(RoutingContext ctx, Poll poll) {
    String address =
        receipts.shown(ctx, poll.id()).map(receipt -> receiptPage(poll, receipt)).orElse(null);
    return closed(ctx, ClosedPage.answered(frame(ctx, poll), poll, address));
  }

  /** The address of the page that thanks, in the frame when the form is in one. */
  String receiptPage(RoutingContext ctx, Poll poll, String receipt) {
    return embedding.asked(ctx)
        ? poll.page() + "/embed/receipt/" + receipt
        : receiptPage(poll, receipt);
  }

  private static String receiptPage(Poll poll, String receipt) {
    return poll.page() + "/receipt/" + receipt;
  }

  private Reply closed(RoutingContext ctx, ClosedPage page) {
    ClosedPage placed = embedding.asked(ctx) ? page.inFrame() : page;
    return embedding.allow(ctx, pages.render("intake/closed.jte", placed));
  }

  private Frame frame(RoutingContext ctx, Poll poll) {
    Frame bare = pages.frame(ctx, "");
    String title = poll.content().title().in(bare.words().language());
    return new Frame(bare.words(), title, poll.page(), bare.assets());
  }
}
