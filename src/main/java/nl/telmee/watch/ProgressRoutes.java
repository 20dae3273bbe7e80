package nl.telmee.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** A phone says how far its owner came who leaves without sending. Nothing else goes along. */
public final class ProgressRoutes {
  private final Polls polls;
  private final Progress progress;
  private final Clock clock;

  public ProgressRoutes(Polls polls, Progress progress, Clock clock) {
    this.polls = polls;
    this.progress = progress;
    this.clock = clock;
  }

  /** Mounts the route. */
  public void mount(Routes routes) {
    routes.post("/api/v1/polls/:poll/_leave", Access.ANYONE, BodyLimit.SMALL).json(this::left);
  }

  private Future<Reply> left(RoutingContext ctx) {
    JsonNode body = Params.jsonBody(ctx);
    return polls.find(Params.pollId(ctx)).map(poll -> count(poll, body));
  }

  private Reply count(Poll poll, JsonNode body) {
    if (!poll.hasOpened()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    int question = poll.content().questionnaire().indexOf(body.path("question").asText());
    if (question < 0 || body.size() != 1) {
      throw Rejected.mistakes(List.of(new Mistake("/question", "must be a question of the poll")));
    }
    if (poll.takesAnswers(clock.instant())) {
      progress.left(poll.id(), question);
    }
    return Reply.of(204, "", Buffer.buffer());
  }
}
