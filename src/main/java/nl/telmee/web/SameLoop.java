package nl.telmee.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Futures that were made on one event loop, for use on another. */
public final class SameLoop {
  private SameLoop() {}

  /**
   * The same outcome, told on the loop of the caller. A future calls back on the loop that made it;
   * who shares one between loops would touch the state of one loop from another.
   */
  public static <T> Future<T> here(Future<T> shared) {
    Context here = Vertx.currentContext();
    if (here == null) {
      return shared;
    }
    Promise<T> promise = Promise.promise();
    shared.onComplete(outcome -> here.runOnContext(_ -> promise.handle(outcome)));
    return promise.future();
  }
}
