package nl.telmee.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;

/**
 * Responses that wait to be stored together, each key once: who sends a key a second time waits for
 * the same outcome.
 */
final class Batch {
  private record Id(PollId poll, ResponseKey key) {}

  /** A response and everybody who waits for it. */
  record Waiting(Response response, Promise<Void> stored) {}

  private final Map<Id, Waiting> waiting = new HashMap<>();

  int size() {
    return waiting.size();
  }

  /** Completes when the response is stored. */
  Future<Void> add(Response response) {
    Id id = new Id(response.poll(), response.key());
    return waiting
        .computeIfAbsent(id, _ -> new Waiting(response, Promise.promise()))
        .stored()
        .future();
  }

  /** Whether this key waits here already. */
  boolean holds(Response response) {
    return waiting.containsKey(new Id(response.poll(), response.key()));
  }

  /** All that wait, in the order in which every writer locks them. */
  List<Waiting> sorted() {
    List<Waiting> sorted = new ArrayList<>(waiting.values());
    sorted.sort(Batch::byPollAndKey);
    return sorted;
  }

  private static int byPollAndKey(Waiting one, Waiting other) {
    int byPoll = one.response.poll().value().compareTo(other.response.poll().value());
    return byPoll == 0
        ? one.response.key().value().compareTo(other.response.key().value())
        : byPoll;
  }
}
