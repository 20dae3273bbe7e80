package nl.telmee.webhook;

import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** The routes about subscriptions, of one loop. */
public final class Webhooks {
  private Webhooks() {}

  /** Mounts the API and the pages. */
  public static void mount(
      Routes routes, WebhookParts parts, OrganisationStore organisations, Pages pages) {
    Subscriptions subscriptions = new Subscriptions(parts);
    new SubscriptionRoutes(subscriptions).mount(routes);
    new SubscriptionPages(subscriptions, organisations, pages).mount(routes);
  }
}
