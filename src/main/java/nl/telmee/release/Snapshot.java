package nl.telmee.release;

import io.vertx.core.buffer.Buffer;

/**
 * The newest version of a poll's results as this node knows it, with its JSON encoded once for all
 * readers. Immutable.
 */
public record Snapshot(Results results, Buffer json) {
  static Snapshot of(Results results) {
    return new Snapshot(results, ResultsJson.write(results));
  }

  public int version() {
    return results.version();
  }
}
