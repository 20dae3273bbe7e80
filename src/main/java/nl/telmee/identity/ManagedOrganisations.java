package nl.telmee.identity;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do with organisations: their own and those below. Only who manages the whole
 * installation makes one that has none above it, or moves one to where he manages nothing. Thread:
 * any.
 */
final class ManagedOrganisations {
  private final OrganisationStore organisations;
  private final ManagedOrganisationStore store;
  private final Clock clock;

  ManagedOrganisations(
      OrganisationStore organisations, ManagedOrganisationStore store, Clock clock) {
    this.organisations = organisations;
    this.store = store;
    this.clock = clock;
  }

  /** Those that a caller manages, by slug. */
  Future<List<Organisation>> of(Caller caller) {
    return organisations
        .all()
        .map(all -> all.stream().filter(one -> caller.changes(one.slug())).toList());
  }

  /** One that a caller manages; fails with {@link Problem#NOT_FOUND}. */
  Future<Organisation> one(Caller caller, String slug) {
    return organisations
        .bySlug(slug)
        .map(found -> found.filter(one -> caller.changes(one.slug())))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Fails with {@link Problem#SLUG_TAKEN}, or when the place is not the caller's to give. */
  Future<Organisation> add(Caller caller, Organisation organisation) {
    AuditEntry entry = entry(caller, organisation.slug(), AuditAction.ORGANISATION_MADE);
    return organisations
        .all()
        .compose(
            all -> {
              requirePlace(caller, all, organisation);
              return store.insert(caller.scope(), organisation, entry);
            })
        .map(organisation);
  }

  Future<Void> change(Caller caller, Organisation changed) {
    AuditEntry entry = entry(caller, changed.slug(), AuditAction.ORGANISATION_CHANGED);
    return Future.all(one(caller, changed.slug()), organisations.all())
        .compose(
            both -> {
              Organisation before = both.resultAt(0);
              if (!Objects.equals(before.parent(), changed.parent())) {
                requirePlace(caller, both.resultAt(1), changed);
              }
              return store.change(caller.scope(), changed, entry);
            });
  }

  Future<Void> setLogo(Caller caller, String slug, Logo logo) {
    AuditEntry entry =
        entry(caller, slug, AuditAction.ORGANISATION_CHANGED).with("logo", logo.type());
    return one(caller, slug)
        .compose(_ -> store.setLogo(caller.scope(), slug, logo, clock.instant(), entry));
  }

  Future<Void> deleteLogo(Caller caller, String slug) {
    AuditEntry entry = entry(caller, slug, AuditAction.ORGANISATION_CHANGED).with("logo", "none");
    return one(caller, slug).compose(_ -> store.deleteLogo(caller.scope(), slug, entry));
  }

  private static AuditEntry entry(Caller caller, String slug, AuditAction action) {
    return AuditEntry.by(caller, slug, action, slug);
  }

  private static void requirePlace(Caller caller, List<Organisation> all, Organisation one) {
    String parent = one.parent();
    if (parent == null ? !caller.scope().everywhere() : !known(all, parent)) {
      throw parent == null
          ? Rejected.because(Problem.NOT_ALLOWED)
          : Rejected.because(
              Problem.UNKNOWN_ORGANISATION,
              new Mistake("/parent", "there is no such organisation"));
    }
    if (parent != null && !caller.changes(parent)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
    if (parent != null && above(all, parent).contains(one.slug())) {
      throw Rejected.mistakes(List.of(new Mistake("/parent", "stands below this organisation")));
    }
  }

  private static boolean known(List<Organisation> all, String slug) {
    return all.stream().anyMatch(one -> one.slug().equals(slug));
  }

  /** An organisation and all above it. */
  private static Set<String> above(List<Organisation> all, String slug) {
    Set<String> found = new HashSet<>();
    @Nullable String at = slug;
    while (at != null && found.add(at)) {
      String here = at;
      at =
          all.stream()
              .filter(one -> one.slug().equals(here) && one.parent() != null)
              .map(Organisation::parent)
              .findFirst()
              .orElse(null);
    }
    return found;
  }
}
