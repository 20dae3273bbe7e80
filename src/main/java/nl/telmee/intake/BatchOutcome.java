package nl.telmee.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.PollId;

/**
 * What a batch did.
 *
 * @param fresh by poll that took answers, the keys that were new; nothing of other polls was stored
 */
record BatchOutcome(Map<UUID, Set<UUID>> fresh) {
  /** Whether the poll took answers. */
  boolean open(PollId poll) {
    return fresh.containsKey(poll.value());
  }

  /** Whether the response was stored, and not before. */
  boolean stored(Response response) {
    return fresh.getOrDefault(response.poll().value(), Set.of()).contains(response.key().value());
  }

  /** How many responses were new. */
  long size() {
    return fresh.values().stream().mapToLong(Set::size).sum();
  }

  /** All of them were new. */
  static BatchOutcome allNew(List<Response> batch) {
    Map<UUID, Set<UUID>> fresh = new HashMap<>();
    for (Response response : batch) {
      fresh
          .computeIfAbsent(response.poll().value(), _ -> new HashSet<>())
          .add(response.key().value());
    }
    return new BatchOutcome(fresh);
  }
}
