package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Mounts routes: method, path, access and body limit stand on one line, and a route without an
 * access rule cannot be written. Handlers return a {@link Reply}; this class writes it.
 *
 * <p>One instance per event loop.
 */
public final class Routes {
  /** What one line mounts, for the route table. */
  public record Entry(HttpMethod method, String path, Access access, BodyLimit limit) {}

  /** Under this name a request knows the path of its route as it was mounted. */
  static final String MOUNTED = "telmee.mounted";

  private static final String BODY = "telmee.body";

  private final Router router;
  private final Gate gate;
  private final List<Entry> entries = new ArrayList<>();

  public Routes(Router router, Gate gate) {
    this.router = router;
    this.gate = gate;
  }

  /** All that has been mounted, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The methods of the routes that a path belongs to, for an {@code Allow} header. */
  String methodsOf(String path) {
    Set<String> methods = new TreeSet<>();
    for (Entry entry : entries) {
      if (path.matches(entry.path().replaceAll(":[a-z]+", "[^/]+"))) {
        methods.add(entry.method().name());
        if (entry.method().equals(HttpMethod.GET)) {
          methods.add("HEAD");
        }
      }
    }
    return String.join(", ", methods);
  }

  /** A route that only reads. */
  public Endpoint get(String path, Access access) {
    return endpoint(HttpMethod.GET, path, access, BodyLimit.NONE);
  }

  public Endpoint post(String path, Access access, BodyLimit limit) {
    return endpoint(HttpMethod.POST, path, access, limit);
  }

  public Endpoint put(String path, Access access, BodyLimit limit) {
    return endpoint(HttpMethod.PUT, path, access, limit);
  }

  public Endpoint delete(String path, Access access) {
    return endpoint(HttpMethod.DELETE, path, access, BodyLimit.NONE);
  }

  private Endpoint endpoint(HttpMethod method, String path, Access access, BodyLimit limit) {
    Entry entry = new Entry(method, path, access, limit);
    entries.add(entry);
    return new Endpoint(entry);
  }

  /** A mounted line that waits for what it does. */
  public final class Endpoint {
    private final Entry entry;

    private Endpoint(Entry entry) {
      this.entry = entry;
    }

    /** The same for who takes JSON; others get {@link Problem#NOT_ACCEPTABLE}. */
    public void json(Function<RoutingContext, Future<Reply>> handler) {
      reply(
          ctx -> {
            Params.accepted(ctx, Reply.JSON);
            return handler.apply(ctx);
          });
    }

    /** Answers with what the future yields; a failure becomes a problem. Runs on the event loop. */
    public void reply(Function<RoutingContext, Future<Reply>> handler) {
      handle(ctx -> handler.apply(ctx).onComplete(reply -> write(ctx, reply), ctx::fail));
    }

    /** Hands over the request once it is allowed and read; the handler writes the answer itself. */
    public void handle(Handler<RoutingContext> handler) {
      Route route = router.route(entry.method(), entry.path());
      if (entry.method().equals(HttpMethod.GET)) {
        route.method(HttpMethod.HEAD);
      }
      route.handler(ctx -> receive(ctx, handler));
    }

    /** Who may not pass cannot make us read a body. */
    private void receive(RoutingContext ctx, Handler<RoutingContext> handler) {
      ctx.put(MOUNTED, entry.path());
      if (entry.access() == Access.ANYONE) {
        read(ctx, handler);
        return;
      }
      ctx.request().pause();
      gate.caller(ctx)
          .compose(caller -> admit(ctx, caller))
          .onSuccess(_ -> read(ctx, handler))
          .onFailure(
              failure -> {
                ctx.fail(failure);
                ctx.request().resume();
              });
    }

    private Future<Void> admit(RoutingContext ctx, Caller caller) {
      if (!caller.passes(entry.access())) {
        return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
      }
      Caller.put(ctx, caller);
      return Future.succeededFuture();
    }

    private void read(RoutingContext ctx, Handler<RoutingContext> handler) {
      Body.read(ctx.vertx(), ctx.request(), entry.limit().bytes())
          .onFailure(ctx::fail)
          .onSuccess(
              body -> {
                ctx.put(BODY, body);
                run(ctx, handler);
              });
    }
  }

  private static void run(RoutingContext ctx, Handler<RoutingContext> handler) {
    try {
      handler.handle(ctx);
    } catch (RuntimeException e) {
      ctx.fail(e);
    }
  }

  /** The body that was read for this request. */
  public static Buffer body(RoutingContext ctx) {
    Buffer body = ctx.get(BODY);
    return body;
  }

  /** Writes a reply; nothing happens when the other side has gone. */
  public static void write(RoutingContext ctx, Reply reply) {
    HttpServerResponse response = ctx.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    if (!reply.type().isEmpty()) {
      response.putHeader("Content-Type", reply.type());
    }
    for (Map.Entry<String, String> header : reply.headers()) {
      if (header.getKey().equals("Set-Cookie")) {
        response.headers().add("Set-Cookie", header.getValue());
      } else {
        response.putHeader(header.getKey(), header.getValue());
      }
    }
    Compression.write(ctx, reply.body());
  }
}
