package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.id.ResponseKey;
import nl.telmee.identity.ReceiptCookie;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.poll.Poll;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** The hot path: a phone sends its response, as JSON or, without JavaScript, as a form. */
public final class IntakeRoutes {
  private final Intake intake;
  private final ReceiptCookie receipts;
  private final RemoteAddress remote;
  private final AnswerPages pages;
  private final CodeBrake brake;
  private final Embedding embedding;

  public IntakeRoutes(
      Intake intake,
      ReceiptCookie receipts,
      RemoteAddress remote,
      AnswerPages pages,
      Embedding embedding,
      Clock clock) {
    this.intake = intake;
    this.receipts = receipts;
    this.remote = remote;
    this.pages = pages;
    this.embedding = embedding;
    this.brake = new CodeBrake(clock);
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes) {
    routes
        .post("/api/v1/polls/:poll/responses", Access.ANYONE, BodyLimit.RESPONSE)
        .reply(this::receive);
    pages.mount(routes);
  }

  private Future<Reply> receive(RoutingContext ctx) {
    Future<CompiledPoll> compiled = intake.compiled(Params.pollId(ctx));
    return switch (Params.contentType(ctx)) {
      case Reply.JSON -> {
        Params.accepted(ctx, Reply.JSON);
        yield compiled.compose(poll -> json(ctx, poll));
      }
      case Form.TYPE ->
          compiled
              .compose(poll -> form(ctx, poll))
              .map(reply -> reply.with("Cache-Control", "no-store"));
      default ->
          throw Rejected.because(
              Problem.WRONG_CONTENT_TYPE, "Send application/json or " + Form.TYPE);
    };
  }

  private Future<Reply> json(RoutingContext ctx, CompiledPoll poll) {
    Response response = JsonAnswers.read(poll, Routes.body(ctx).getBytes());
    return store(ctx, poll, response).map(_ -> created(ctx, poll.poll(), response));
  }

  /**
   * A phone with a receipt has answered: the key it sent then is welcome again, another is not.
   * With access codes several people may share a device, and each code is used once.
   */
  private Future<Void> store(RoutingContext ctx, CompiledPoll poll, Response response) {
    if (AnswerPages.answersOnce(poll.poll())) {
      return receipts.shown(ctx, response.poll()).isPresent()
          ? intake.requireStored(response)
          : intake.store(response);
    }
    String address = remote.of(ctx.request());
    brake.requireFree(address);
    return intake.store(response).onFailure(failure -> brake.noteWrong(address, failure));
  }

  private Reply created(RoutingContext ctx, Poll poll, Response response) {
    String receipt = receipts.issue(poll.id());
    return Reply.of(201, Reply.JSON, Buffer.buffer("{\"key\":\"" + response.key() + "\"}"))
        .with("Location", pages.receiptPage(ctx, poll, receipt))
        .with("Set-Cookie", cookie(ctx, poll, receipt));
  }

  private String cookie(RoutingContext ctx, Poll poll, String receipt) {
    String header = receipts.header(poll.id(), receipt);
    return embedding.asked(ctx) ? Embedding.partitioned(header) : header;
  }

  private Future<Reply> form(RoutingContext ctx, CompiledPoll poll) {
    Map<String, List<String>> typed = Form.read(Routes.body(ctx)).fields();
    Draft draft = FormAnswers.read(poll, typed);
    if (draft.key == null) {
      draft.key = new ResponseKey(UUID.randomUUID());
    }
    String key = Objects.requireNonNull(draft.key).toString();
    if (!draft.wrong.isEmpty()) {
      return Future.succeededFuture(pages.again(ctx, poll, key, typed, draft.wrong));
    }
    return stored(ctx, poll, draft)
        .map(_ -> thanks(ctx, poll.poll()))
        .recover(failure -> pages.refused(ctx, poll, key, typed, failure));
  }

  private Future<Void> stored(RoutingContext ctx, CompiledPoll poll, Draft draft) {
    try {
      Codes.check(poll, draft);
      return store(ctx, poll, Composer.response(poll, draft));
    } catch (Rejected rejected) {
      return Future.failedFuture(rejected);
    }
  }

  private Reply thanks(RoutingContext ctx, Poll poll) {
    String receipt = receipts.issue(poll.id());
    return Reply.seeOther(pages.receiptPage(ctx, poll, receipt))
        .with("Set-Cookie", cookie(ctx, poll, receipt));
  }
}
