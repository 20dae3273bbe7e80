package nl.telmee.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.web.Translated;

/**
 * A newsletter with all that it is made of.
 *
 * @param events its items, in their order
 * @param names what organisations are called, by slug
 */
record Issue(
    Newsletter newsletter, Sender sender, List<LoggedEvent> events, Map<String, Translated> names) {
  /** The events of each part, in their order; parts without events are not there. */
  Map<Group, List<LoggedEvent>> groups() {
    return groups(events);
  }

  static Map<Group, List<LoggedEvent>> groups(List<LoggedEvent> events) {
    Map<Group, List<LoggedEvent>> groups = new EnumMap<>(Group.class);
    events.forEach(
        event -> groups.computeIfAbsent(Group.of(event.type()), _ -> new ArrayList<>()).add(event));
    return groups;
  }

  /** Events in the order of their ids in a list; one that is not in it is left out. */
  static List<LoggedEvent> ordered(List<UUID> ids, List<LoggedEvent> events) {
    return events.stream()
        .filter(event -> ids.contains(event.id()))
        .sorted(Comparator.comparingInt(event -> ids.indexOf(event.id())))
        .toList();
  }
}
