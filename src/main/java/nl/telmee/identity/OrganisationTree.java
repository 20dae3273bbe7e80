package nl.telmee.identity;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.telmee.web.Home;
import nl.telmee.web.Role;
import nl.telmee.web.Scope;
import nl.telmee.web.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Which organisations stand below and above which: a region's staff acts for its municipalities, a
 * municipality sees its own and its region's. Who belongs to a council speaks for it; who stands
 * above one does not. Remembers the tree for two seconds. Thread: any.
 */
final class OrganisationTree {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private record Known(List<Organisation> all, Instant readAt) {}

  private final OrganisationStore organisations;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  OrganisationTree(OrganisationStore organisations, Clock clock) {
    this.organisations = organisations;
    this.clock = clock;
  }

  /**
   * Where an account may act.
   *
   * @param person the address of the account
   * @param organisation slug of its organisation; null: the whole installation
   */
  Future<Scope> scope(String person, Role role, @Nullable String organisation) {
    if (organisation == null) {
      return Future.succeededFuture(role == Role.ADMINISTRATOR ? Scope.EVERYWHERE : Scope.NOWHERE);
    }
    return all().map(all -> scope(all, person, role, organisation));
  }

  private Future<List<Organisation>> all() {
    Known now = known;
    if (now.readAt.plus(FRESH).isAfter(clock.instant())) {
      return Future.succeededFuture(now.all);
    }
    return organisations.all().onSuccess(read -> known = new Known(read, clock.instant()));
  }

  private static Scope scope(
      List<Organisation> all, String person, Role role, String organisation) {
    Set<String> below = below(all, organisation);
    Set<String> seen = new HashSet<>(below);
    seen.addAll(above(all, organisation));
    Seat seat = role.makes() ? seat(all, organisation) : null;
    Home home = new Home(person.toLowerCase(Locale.ROOT), organisation, below);
    return Scope.of(seen, changed(role, below, seat), seat, home);
  }

  private static Set<String> changed(Role role, Set<String> below, @Nullable Seat seat) {
    if (role.edits()) {
      return below;
    }
    return seat == null ? Set.of() : Set.of(seat.council());
  }

  private static @Nullable Seat seat(List<Organisation> all, String organisation) {
    return all.stream()
        .filter(one -> one.slug().equals(organisation))
        .filter(one -> one.kind() == Organisation.Kind.COUNCIL)
        .findFirst()
        .map(council -> new Seat(council.slug(), council.parent()))
        .orElse(null);
  }

  /** An organisation and all below it. */
  private static Set<String> below(List<Organisation> all, String top) {
    Set<String> found = new HashSet<>(Set.of(top));
    Deque<String> waiting = new ArrayDeque<>(List.of(top));
    while (!waiting.isEmpty()) {
      String parent = waiting.pop();
      for (Organisation one : all) {
        if (parent.equals(one.parent()) && found.add(one.slug())) {
          waiting.push(one.slug());
        }
      }
    }
    return found;
  }

  private static Set<String> above(List<Organisation> all, String bottom) {
    Set<String> found = new HashSet<>();
    String at = bottom;
    while (at != null && found.add(at)) {
      at = parent(all, at);
    }
    return found;
  }

  private static @Nullable String parent(List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(Organisation::parent)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
