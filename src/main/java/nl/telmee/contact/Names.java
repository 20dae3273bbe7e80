package nl.telmee.contact;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.db.Queries;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Finds organisations and panels by the words in an address. Thread: any. */
final class Names {
  private final OrganisationStore organisations;
  private final Queries db;

  /**
   * @param db in the name of the public: names are no secret
   */
  Names(OrganisationStore organisations, Queries db) {
    this.organisations = organisations;
    this.db = db;
  }

  /** Fails with {@link Problem#NOT_FOUND}. */
  Future<Organisation> organisation(String slug) {
    return organisations
        .bySlug(slug)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Fails with {@link Problem#NOT_FOUND}. */
  Future<Panel> panel(String organisation, String slug) {
    return PanelStore.one(db, organisation, slug)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** All panels of an organisation, the one that it has by itself last. */
  Future<List<Panel>> panels(String organisation) {
    return PanelStore.of(db, organisation);
  }

  Future<Rules> rules(String organisation) {
    return RulesStore.read(db, organisation);
  }

  /** All organisations, by slug. */
  Future<List<Organisation>> organisations() {
    return organisations.all();
  }

  /** The municipalities to choose from: those of the same region, or below the organisation. */
  Future<List<Organisation>> municipalities(String organisation) {
    return organisations.all().map(all -> around(all, organisation));
  }

  private static List<Organisation> around(List<Organisation> all, String organisation) {
    String top = top(all, organisation);
    List<Organisation> around = new ArrayList<>();
    for (Organisation one : all) {
      if (one.kind() == Organisation.Kind.MUNICIPALITY && top(all, one.slug()).equals(top)) {
        around.add(one);
      }
    }
    return around;
  }

  /** What stands above all that stands above it; the tree has no circles. */
  private static String top(List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .map(one -> one.parent() == null ? slug : top(all, one.parent()))
        .orElse(slug);
  }
}
