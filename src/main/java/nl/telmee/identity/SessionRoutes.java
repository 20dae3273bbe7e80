package nl.telmee.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
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
  private final SecondFactors secondFactors;
  private final Entrance entrance;
  private final Sessions sessions;
  private final AuditLog audit;

  SessionRoutes(
      SignIn signIn,
      SecondFactors secondFactors,
      Entrance entrance,
      Sessions sessions,
      AuditLog audit) {
    this.signIn = signIn;
    this.secondFactors = secondFactors;
    this.entrance = entrance;
    this.sessions = sessions;
    this.audit = audit;
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
    String code = fields.has("code") ? fields.text("code", LONGEST) : "";
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return signIn
        .account(ctx, email, password)
        .compose(account -> factors(ctx, account, code).map(account))
        .compose(account -> sessions.start(account.id(), device(ctx), Sessions.API_LIFE))
        .map(tokens -> Reply.created(View.of(tokens)));
  }

  /** All factors that the account has. */
  private Future<Void> factors(RoutingContext ctx, Account account, String code) {
    if (!account.secondFactor()) {
      return entrance.written(account, "password");
    }
    if (code.isEmpty()) {
      return Future.failedFuture(Rejected.because(Problem.SECOND_FACTOR_NEEDED));
    }
    return secondFactors
        .check(ctx, account, code)
        .compose(how -> entrance.written(account, "password+" + how));
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
    return sessions
        .end(caller.session(), caller.account())
        .compose(_ -> audit.record(signedOut(caller, AuditAction.SIGNED_OUT)))
        .map(_ -> Reply.ok(Map.of()));
  }

  private Future<Reply> endAll(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return sessions
        .endAll(caller.account())
        .compose(_ -> audit.record(signedOut(caller, AuditAction.SIGNED_OUT_EVERYWHERE)))
        .map(_ -> Reply.ok(Map.of()));
  }

  static AuditEntry signedOut(Caller caller, AuditAction action) {
    return AuditEntry.by(caller, caller.organisation(), action, caller.email());
  }
}
