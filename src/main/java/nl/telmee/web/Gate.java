package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Checks who is calling. */
@FunctionalInterface
public interface Gate {
  /** Succeeds when the caller may pass; fails with {@link Rejected} otherwise. */
  Future<Void> check(RoutingContext ctx, Access access);
}
