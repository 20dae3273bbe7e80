package nl.telmee.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** Signing in and out over the API. */
final class SessionRoutes {
  private static final int LONGEST = 200;

  /** The wire form of {@link Sessions.Tokens}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String token, Instant expiresAt, @Nullable String refreshToken) {
    static View of(Sessions.Tokens tokens) {
      return new View(
          tokens.token(),
          tokens.expiresAt(),
          tokens.refresh().map(RefreshToken::text).orElse(null));
    }
  }

  private final SignIn signIn;
  private final Sessions sessions;

  SessionRoutes(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  void mount(Routes routes) {
    routes.post("/api/v1/sessions", Access.ANYONE, BodyLimit.SMALL).json(this::signIn);
    routes.post("/api/v1/sessions/_refresh", Access.ANYONE, BodyLimit.SMALL).json(this::refresh);
    routes.post("/api/v1/sessions/_end", Access.MEMBER, BodyLimit.SMALL).json(this::end);
    routes.post("/api/v1/sessions/_end-all", Access.MEMBER, BodyLimit.SMALL).json(this::endAll);
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
    return signIn
        .account(email, password)
        .compose(account -> sessions.start(account.id(), device(ctx), Sessions.API_LIFE))
        .map(tokens -> Reply.created(View.of(tokens)));
  }

  static String device(RoutingContext ctx) {
    String agent = ctx.request().getHeader("User-Agent");
    return agent == null ? "" : agent;
  }

  private Future<Reply> refresh(RoutingContext ctx) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(Params.jsonBody(ctx), mistakes);
    String text = fields.text("refreshToken", LONGEST);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return sessions
        .refresh(RefreshToken.parse(text).orElseThrow(Sessions::nobody), Sessions.API_LIFE)
        .map(tokens -> Reply.ok(View.of(tokens)));
  }

  private Future<Reply> end(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return sessions.end(caller.session(), caller.account()).map(_ -> Reply.ok(Map.of()));
  }

  private Future<Reply> endAll(RoutingContext ctx) {
    return sessions.endAll(Caller.of(ctx).account()).map(_ -> Reply.ok(Map.of()));
  }
}
