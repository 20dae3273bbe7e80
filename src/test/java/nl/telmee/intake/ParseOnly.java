package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/**
 * The path of a response without the writing, for the benchmark: it is read, checked and made ready
 * to be stored, and answered at once.
 */
public final class ParseOnly {
  private ParseOnly() {}

  /** Mounts the one route, with the path of the real one. */
  public static void mount(Routes routes, Intake intake) {
    routes
        .post("/api/v1/polls/:poll/responses", Access.ANYONE, BodyLimit.RESPONSE)
        .reply(ctx -> receive(ctx, intake));
  }

  private static Future<Reply> receive(RoutingContext ctx, Intake intake) {
    if (!Params.contentType(ctx).equals(Reply.JSON)) {
      throw Rejected.because(Problem.WRONG_CONTENT_TYPE);
    }
    return intake
        .compiled(Params.pollId(ctx))
        .map(poll -> JsonAnswers.read(poll, Routes.body(ctx).getBytes()))
        .map(ParseOnly::created);
  }

  private static Reply created(Response response) {
    return Reply.of(201, Reply.JSON, Buffer.buffer("{\"key\":\"" + response.key() + "\"}"));
  }
}
