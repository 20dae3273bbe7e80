package nl.telmee.search;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import nl.telmee.db.Database;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.identity.SessionGate;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** Search, as a page and over the API: for everybody, and for staff with what is theirs. */
public final class SearchRoutes {
  private static final int ON_A_PAGE = 20;
  private static final int MOST_PAGES = 100;
  private static final int MOST = 100;

  private final Database db;
  private final OrganisationStore organisations;
  private final SessionGate visitors;
  private final SearchBrake brake;
  private final Pages pages;
  private final String publicUrl;

  public SearchRoutes(
      Database db,
      OrganisationStore organisations,
      SessionGate visitors,
      SearchBrake brake,
      Pages pages,
      String publicUrl) {
    this.db = db;
    this.organisations = organisations;
    this.visitors = visitors;
    this.brake = brake;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/search", Access.ANYONE).reply(this::page);
    routes.get("/api/v1/search-results", Access.ANYONE).json(this::list);
  }

  private SearchStore everybody() {
    return new SearchStore(db.visitor());
  }

  /** What the caller works on; nothing without words or without a caller. */
  private Future<Found> own(Optional<Caller> caller, Wish wish, Language language) {
    return caller.isEmpty() || wish.words().isEmpty()
        ? Future.succeededFuture(Found.NOTHING)
        : new SearchStore(db.staff(caller.get().scope())).own(wish, language, ON_A_PAGE);
  }

  private Future<Reply> page(RoutingContext ctx) {
    int page = pageNumber(ctx);
    // Who is signed out without knowing it still finds what is public.
    Future<Optional<Caller>> caller = visitors.callerIfAny(ctx).otherwise(_ -> Optional.empty());
    return Future.all(organisations.all(), caller)
        .compose(both -> page(ctx, both.resultAt(0), both.resultAt(1), page));
  }

  private static int pageNumber(RoutingContext ctx) {
    return Params.query(ctx, "page")
        .filter(text -> text.matches("[1-9]\\d?|" + MOST_PAGES))
        .map(Integer::parseInt)
        .orElse(1);
  }

  private Future<Reply> page(
      RoutingContext ctx, List<Organisation> all, Optional<Caller> caller, int page) {
    Wish wish = new WishReader(ctx, all, false).read();
    Language language = pages.words(ctx).language();
    if (!wish.empty()) { // The bare form costs nothing.
      brake.require(ctx.request());
    }
    Future<Found> open =
        wish.empty()
            ? Future.succeededFuture(Found.NOTHING)
            : everybody().open(wish, language, ON_A_PAGE, (page - 1) * ON_A_PAGE);
    return Future.all(open, own(caller, wish, language))
        .map(both -> page(ctx, all, wish, page, both.resultAt(0), both.resultAt(1)))
        .map(reply -> caller.isEmpty() ? reply : reply.with("Cache-Control", "no-store"));
  }

  private Reply page(
      RoutingContext ctx, List<Organisation> all, Wish wish, int page, Found open, Found own) {
    Words words = pages.words(ctx);
    SearchLines lines = new SearchLines(words, all);
    SearchChoices choices =
        new SearchChoices(words, wish, Params.query(ctx, "organisation").orElse(""));
    boolean more = page < MOST_PAGES && open.total() > (long) page * ON_A_PAGE;
    return pages.render(
        "search/search.jte",
        new SearchPage(
            pages.frame(ctx, title(words, wish)),
            wish.words(),
            choices.lists(all),
            wish.year() == 0 ? "" : String.valueOf(wish.year()),
            !new Wish("", wish.kind(), wish.within(), wish.theme(), wish.law(), wish.year())
                .empty(),
            lines.of(own.hits()),
            open.hits().isEmpty() ? "" : words.count("search.found", open.total()),
            lines.of(open.hits()),
            advice(words, wish, page, open),
            page > 1 ? choices.address(open.hits().isEmpty() ? 1 : page - 1) : null,
            more ? choices.address(page + 1) : null));
  }

  private static String title(Words words, Wish wish) {
    return wish.words().isEmpty()
        ? words.say("search.title")
        : words.say("search.window", wish.words());
  }

  private static List<String> advice(Words words, Wish wish, int page, Found open) {
    if (!open.hits().isEmpty()) {
      return List.of();
    }
    if (page > 1) {
      return List.of(words.say("search.beyond"));
    }
    return wish.empty()
        ? List.of(words.say("search.start"))
        : List.of(
            words.say("search.none"),
            words.say("search.none.fewer"),
            words.say("search.none.other"));
  }

  private Future<Reply> list(RoutingContext ctx) {
    int limit = Params.whole(ctx, "limit", 1, MOST, ON_A_PAGE);
    int after = Params.whole(ctx, "after", 0, MOST * MOST, 0);
    return Future.all(organisations.all(), visitors.callerIfAny(ctx))
        .compose(both -> list(ctx, both.resultAt(0), both.resultAt(1), limit, after));
  }

  private Future<Reply> list(
      RoutingContext ctx, List<Organisation> all, Optional<Caller> caller, int limit, int after) {
    Wish wish = new WishReader(ctx, all, true).read();
    Language language = pages.words(ctx).language();
    brake.require(ctx.request());
    return Future.all(everybody().open(wish, language, limit, after), own(caller, wish, language))
        .map(
            both ->
                Reply.ok(
                    SearchView.of(
                        both.resultAt(0), both.resultAt(1), after, caller.isPresent(), publicUrl)));
  }
}
