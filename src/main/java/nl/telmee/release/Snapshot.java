package nl.telmee.release;

import io.vertx.core.buffer.Buffer;

/**
 * The newest version of a poll's results as this node knows it and what stands beside it, with its
 * JSON encoded once for all readers. Immutable.
 */
public record Snapshot(Results results, Beside beside, Buffer json) {
  static Snapshot of(Results results, Beside beside) {
    return new Snapshot(results, beside, ResultsJson.write(results, beside));
  }

  public int version() {
    return results.version();
  }
}
