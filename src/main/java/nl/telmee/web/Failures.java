package nl.telmee.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every failure into one answer: problem+json (RFC 9457) for the API, a readable page for
 * people. What was not expected is a 500 with a reference number, its cause in the log only.
 */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String TYPE = "application/problem+json";

  /** The wire form. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record View(
      String type,
      String title,
      int status,
      String detail,
      List<Mistake> errors,
      @Nullable String reference) {}

  private final Pages pages;
  private final Routes routes;

  public Failures(Pages pages, Routes routes) {
    this.pages = pages;
    this.routes = routes;
  }

  /**
   * Answers what is no HTTP that we take, before any router: too long, or with wrong characters.
   */
  public static void malformed(HttpServerRequest request) {
    boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
    Problem problem = tooLong ? Problem.TOO_LONG : Problem.INVALID;
    Reply reply = problem(Rejected.because(problem), null);
    request
        .response()
        .setStatusCode(reply.status())
        .putHeader("Content-Type", reply.type())
        .putHeader("API-Version", OpenApi.version())
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Connection", "close")
        .end(reply.body());
  }

  /** Takes over every failure of a router. */
  public void mount(Router router) {
    router.route().failureHandler(this::handle);
    for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 500}) {
      router.errorHandler(status, this::handle);
    }
  }

  private void handle(RoutingContext ctx) {
    if (ctx.response().closed()) {
      return; // Nobody is there to read it.
    }
    if (ctx.response().ended() || ctx.response().headWritten()) {
      ctx.request().connection().close();
      return;
    }
    Throwable failure = ctx.failure();
    if (failure instanceof Rejected rejected) {
      answer(ctx, rejected, null);
    } else if (failure instanceof HttpException http) {
      answer(ctx, Rejected.because(of(http.getStatusCode())), null);
    } else if (failure == null || ctx.statusCode() == Problem.INVALID.status()) {
      answer(ctx, Rejected.because(of(ctx.statusCode())), null);
    } else {
      String reference = UUID.randomUUID().toString();
      LOG.error(
          "{} {} failed, reference {}", ctx.request().method(), routeOf(ctx), reference, failure);
      answer(ctx, Rejected.because(Problem.FAILED), reference);
    }
  }

  /** The route as it was mounted: paths can hold what a person typed, and that is not logged. */
  private static String routeOf(RoutingContext ctx) {
    String mounted = ctx.get(Routes.MOUNTED);
    return mounted == null ? "(no route)" : mounted;
  }

  private static Problem of(int status) {
    for (Problem problem : Problem.values()) {
      if (problem.status() == status) {
        return problem;
      }
    }
    return status >= 400 && status < 500 ? Problem.INVALID : Problem.FAILED;
  }

  /** Who opens a page of staff without a session signs in and comes back to it. */
  private static boolean signInFirst(RoutingContext ctx, Rejected rejected) {
    return rejected.problem() == Problem.SIGN_IN_NEEDED
        && ctx.request().path() != null
        && !ctx.request().path().startsWith("/api/");
  }

  private static Reply toSignIn(RoutingContext ctx) {
    boolean page = ctx.request().method().equals(HttpMethod.GET);
    String next =
        page ? "?next=" + URLEncoder.encode(ctx.request().uri(), StandardCharsets.UTF_8) : "";
    return Reply.seeOther("/staff/sign-in" + next).with("Cache-Control", "no-store");
  }

  private void answer(RoutingContext ctx, Rejected rejected, @Nullable String reference) {
    if (signInFirst(ctx, rejected)) {
      Routes.write(ctx, toSignIn(ctx));
      return;
    }
    Reply reply =
        ctx.request().path() != null && ctx.request().path().startsWith("/api/")
            ? problem(rejected, reference)
            : page(ctx, rejected, reference);
    if (rejected.retryAfter().isPresent()) {
      reply = reply.with("Retry-After", String.valueOf(rejected.retryAfter().get().toSeconds()));
    }
    if (rejected.problem() == Problem.METHOD_NOT_ALLOWED) {
      reply = reply.with("Allow", routes.methodsOf(ctx.request().path()));
    }
    if (rejected.problem().status() == 401) {
      reply = reply.with("WWW-Authenticate", "Bearer");
    }
    Routes.write(ctx, reply);
  }

  private static Reply problem(Rejected rejected, @Nullable String reference) {
    Problem problem = rejected.problem();
    Buffer body =
        Json.write(
            new View(
                "urn:telmee:problem:" + problem.slug(),
                problem.title(),
                problem.status(),
                rejected.detail(),
                rejected.mistakes(),
                reference));
    return Reply.of(problem.status(), TYPE, body);
  }

  private Reply page(RoutingContext ctx, Rejected rejected, @Nullable String reference) {
    Words words = pages.words(ctx);
    ProblemPage page =
        new ProblemPage(
            pages.frame(ctx, words.say("problem.title")), sentences(words, rejected), reference);
    return pages.render("web/problem.jte", page).status(rejected.problem().status());
  }

  private static List<String> sentences(Words words, Rejected rejected) {
    if (!rejected.reasons().isEmpty()) {
      return rejected.reasons().stream().map(words::say).toList();
    }
    String key = "problem." + rejected.problem().slug().toLowerCase(Locale.ROOT);
    return List.of(words.say(words.has(key) ? key : "problem.other"));
  }
}
