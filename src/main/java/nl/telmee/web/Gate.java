package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Finds out who is calling. */
@FunctionalInterface
public interface Gate {
  /** The signed-in caller; fails with {@link Rejected} when nobody is or the request is forged. */
  Future<Caller> caller(RoutingContext ctx);
}
