package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import nl.telmee.config.BounceSettings;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** Takes mails that came back, from the mail server that got them. */
final class BounceRoutes {
  private static final String TYPE = "message/rfc822";
  private static final String BEARER = "Bearer ";

  private final Optional<BounceSettings> settings;
  private final RefusalStore refusals;
  private final Clock clock;

  BounceRoutes(Optional<BounceSettings> settings, RefusalStore refusals, Clock clock) {
    this.settings = settings;
    this.refusals = refusals;
    this.clock = clock;
  }

  void mount(Routes routes) {
    routes
        .post("/api/v1/bounces/_receive", Access.ANYONE, BodyLimit.QUESTIONNAIRE)
        .json(this::take);
  }

  /** A mail that is no report of a failure for good is taken too, and changes nothing. */
  private Future<Reply> take(RoutingContext ctx) {
    if (!mayPost(ctx.request().getHeader("Authorization"))) {
      return Future.failedFuture(Rejected.because(Problem.SIGN_IN_NEEDED));
    }
    if (!Params.contentType(ctx).equals(TYPE)) {
      return Future.failedFuture(Rejected.because(Problem.WRONG_CONTENT_TYPE, "Send " + TYPE));
    }
    String report = Routes.body(ctx).toString(StandardCharsets.ISO_8859_1);
    return Bounces.follower(report)
        .map(follower -> refusals.bounced(follower, clock.instant()))
        .orElse(Future.succeededFuture(false))
        .map(_ -> Reply.of(204, "", Buffer.buffer()));
  }

  private boolean mayPost(@Nullable String authorization) {
    return settings.isPresent()
        && authorization != null
        && MessageDigest.isEqual(
            authorization.getBytes(StandardCharsets.UTF_8),
            (BEARER + settings.get().token()).getBytes(StandardCharsets.UTF_8));
  }
}
