package nl.telmee.feed;

import java.util.Set;
import nl.telmee.id.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Which events a follower wants; what is null does not matter to it.
 *
 * @param organisations slugs: an organisation and all below it
 * @param trajectory slug of one trajectory
 */
public record EventFilter(
    @Nullable Set<String> organisations,
    @Nullable Set<EventType> types,
    @Nullable Theme theme,
    @Nullable String trajectory) {
  /** Everything. */
  public static final EventFilter ALL = new EventFilter(null, null, null, null);

  public EventFilter {
    organisations = organisations == null ? null : Set.copyOf(organisations);
    types = types == null ? null : Set.copyOf(types);
  }

  /** All events of some organisations. */
  public static EventFilter of(Set<String> organisations) {
    return new EventFilter(organisations, null, null, null);
  }

  /** The same, of some organisations only. */
  EventFilter in(Set<String> wanted) {
    return new EventFilter(wanted, types, theme, trajectory);
  }

  /** Whether the follower wants an event: the same answer as the database gives. */
  public boolean wants(LoggedEvent event) {
    return (organisations == null || organisations.contains(event.organisation()))
        && (types == null || types.contains(event.type()))
        && (theme == null || event.themes().contains(theme))
        && (trajectory == null || trajectory.equals(event.trajectory()));
  }
}
