package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.telmee.db.Queries;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Access;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The public pages of panels: what they are, and what came of what they were asked. */
final class PanelPages {
  private static final int MOST_ASKED = 50;

  private final Names names;
  private final Queries visitor;
  private final Pages pages;

  PanelPages(Names names, Queries visitor, Pages pages) {
    this.names = names;
    this.visitor = visitor;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get("/o/:organisation/panels/:panel", Access.ANYONE).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    return Future.all(names.organisation(slug), names.panel(slug, Params.slug(ctx, "panel")))
        .compose(
            both -> {
              Organisation organisation = both.resultAt(0);
              Panel panel = both.resultAt(1);
              return PanelHistoryStore.of(visitor, panel, MOST_ASKED)
                  .map(asked -> page(ctx, organisation, panel, asked));
            })
        .map(page -> pages.render("contact/panel.jte", page));
  }

  private PanelPage page(
      RoutingContext ctx,
      Organisation organisation,
      Panel panel,
      List<PanelHistoryStore.Asked> asked) {
    Words words = pages.words(ctx);
    boolean general = panel.slug().equals(Panel.GENERAL);
    return new PanelPage(
        pages.frame(ctx, panel.name().in(words.language())),
        organisation.name().in(words.language()),
        Phrase.of(words, panel.name()),
        Phrase.of(words, panel.description()),
        "/o/" + organisation.slug() + "/invite-me" + (general ? "" : "?panel=" + panel.slug()),
        asked.stream().map(one -> asked(words, one)).toList());
  }

  private static PanelPage.Asked asked(Words words, PanelHistoryStore.Asked one) {
    return new PanelPage.Asked(
        Phrase.of(words, one.title()),
        "/p/" + one.slug() + "/results",
        words.moment(one.openedAt()),
        words.say(one.open() ? "contact.panel.open" : "contact.panel.closed"));
  }
}
