package nl.telmee.relation;

import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** All pages of the address book, and its API. */
public final class RelationRoutes {
  private final Relations relations;
  private final OrganisationStore organisations;
  private final Pages pages;

  public RelationRoutes(Relations relations, OrganisationStore organisations, Pages pages) {
    this.relations = relations;
    this.organisations = organisations;
    this.pages = pages;
  }

  /** Mounts the routes; words of their own come before the id of a relation. */
  public void mount(Routes routes) {
    new RelationApi(relations, organisations).mount(routes);
    Books books = new Books(organisations);
    new BookPages(relations, books, pages).mount(routes);
    new ListPages(relations, books, pages).mount(routes);
    new RelationPages(relations, books, pages).mount(routes);
  }
}
