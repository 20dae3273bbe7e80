package nl.telmee.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.telmee.web.Translated;

/**
 * What organisations are called, for pages that are asked for thousands of times and may not wait
 * for it: it answers with what it knows, at most ten seconds old while somebody asks, and looks
 * again in the background. A name that it does not know yet is left out. Thread: any.
 */
public final class OrganisationNames {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private record Known(Map<String, Translated> names, Instant readAt) {}

  private final OrganisationStore organisations;
  private final Clock clock;
  private volatile Known known = new Known(Map.of(), Instant.MIN);

  OrganisationNames(OrganisationStore organisations, Clock clock) {
    this.organisations = organisations;
    this.clock = clock;
  }

  /** The name of an organisation, as far as it is known now. */
  public Optional<Translated> of(String slug) {
    Known now = known;
    Translated name = now.names.get(slug);
    if (name == null || now.readAt.plus(FRESH).isBefore(clock.instant())) {
      refresh(now);
    }
    return Optional.ofNullable(name);
  }

  /** One at a time: who comes meanwhile gets what is known. */
  private void refresh(Known old) {
    synchronized (this) {
      if (known != old) {
        return;
      }
      known = new Known(old.names, clock.instant());
    }
    organisations.all().onSuccess(all -> known = new Known(names(all), clock.instant()));
  }

  private static Map<String, Translated> names(List<Organisation> all) {
    return all.stream().collect(Collectors.toMap(Organisation::slug, Organisation::name));
  }
}
