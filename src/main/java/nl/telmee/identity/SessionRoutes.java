package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Signing in. */
final class SessionRoutes {
  private static final int LONGEST = 200;

  private final Sessions sessions;

  SessionRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  void mount(Routes routes) {
    routes.post("/api/v1/sessions", Access.ANYONE, BodyLimit.SMALL).json(this::signIn);
  }

  private Future<Reply> signIn(RoutingContext ctx) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(Params.jsonBody(ctx), mistakes);
    String email = fields.text("email", LONGEST);
    String password = fields.text("password", LONGEST);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return sessions.signIn(email, password).map(Reply::created);
  }
}
