package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.PublicHead;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** Published advice, on pages and over the API. All is read in the name of the public. */
final class AdvicePages {
  private static final String PATH = "/o/:organisation/advice";
  private static final int ON_A_PAGE = 20;
  private static final int MOST = 100;

  private final Advices advices;
  private final OrganisationStore organisations;
  private final Pages pages;

  AdvicePages(Advices advices, OrganisationStore organisations, Pages pages) {
    this.advices = advices;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).reply(this::list);
    routes.get(PATH + "/:advice", Access.ANYONE).reply(this::one);
    routes.get(PATH + "/:advice/attachments/:attachment", Access.ANYONE).reply(this::file);
    routes.get("/api/v1/advices", Access.ANYONE).json(this::views);
    routes.get("/api/v1/advices/:advice", Access.ANYONE).json(this::view);
  }

  private Future<Reply> list(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    int page = Params.whole(ctx, "page", 1, 1_000, 1);
    return Future.all(
            organisations.all(),
            advices.publicStore().published(slug, ON_A_PAGE + 1, (page - 1) * ON_A_PAGE))
        .map(found -> list(ctx, slug, page, found.resultAt(0), found.resultAt(1)));
  }

  private Reply list(
      RoutingContext ctx, String slug, int page, List<Organisation> all, List<Advice> found) {
    Organisation own = own(all, slug);
    Frame frame = frame(ctx, own, pages.words(ctx).say("civic.advice"));
    Words words = frame.words();
    String here = "/o/" + slug + "/advice?page=";
    return pages.render(
        "council/advices.jte",
        new AdvicePage.All(
            frame,
            PublicHead.of(frame, own, PublicHead.Page.ADVICE),
            found.stream()
                .limit(ON_A_PAGE)
                .map(
                    one ->
                        AdviceLine.of(
                            words, one, one.address(), by(words, all, one), advices.today()))
                .toList(),
            page > 1 ? here + (page - 1) : null,
            found.size() > ON_A_PAGE ? here + (page + 1) : null));
  }

  private static Organisation own(List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Frame frame(RoutingContext ctx, Organisation own, String title) {
    return pages.frame(ctx, title + " · " + own.name().in(pages.words(ctx).language()));
  }

  /** Of which council, to whom. */
  static String by(Words words, List<Organisation> all, Advice advice) {
    return words.say(
        advice.question() == null ? "advice.by.unasked" : "advice.by.asked",
        name(words, all, advice.council()),
        name(words, all, advice.organisation()));
  }

  private static String name(Words words, List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }

  static UUID id(RoutingContext ctx, String name) {
    return Uuids.parse(ctx.pathParam(name)).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** A published advice; fails with {@link Problem#NOT_FOUND}, whether there is one or not. */
  private Future<Advice> published(RoutingContext ctx) {
    return advices
        .publicStore()
        .find(id(ctx, "advice"))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  private Future<Advice> ofOrganisation(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    return published(ctx)
        .map(
            advice -> {
              if (!advice.organisation().equals(slug)) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return advice;
            });
  }

  private Future<Reply> one(RoutingContext ctx) {
    return ofOrganisation(ctx)
        .compose(
            advice -> {
              AdviceStore store = advices.publicStore();
              return Future.all(
                      organisations.all(),
                      store.text(advice.id()),
                      store.answer(advice.id()),
                      store.files(advice.id()))
                  .map(
                      found -> {
                        List<Organisation> all = found.resultAt(0);
                        Organisation own = own(all, advice.organisation());
                        Words words = pages.words(ctx);
                        Frame frame = frame(ctx, own, AdviceRead.title(words, advice));
                        return pages.render(
                            "council/advice.jte",
                            new AdvicePage(
                                frame,
                                PublicHead.of(frame, own, PublicHead.Page.ADVICE),
                                AdviceRead.of(
                                    words,
                                    advice,
                                    by(words, all, advice),
                                    found.resultAt(1),
                                    found.resultAt(2),
                                    files(words, advice, found.resultAt(3)))));
                      });
            });
  }

  private static List<AdviceRead.FileLine> files(
      Words words, Advice advice, List<AdviceFile> files) {
    List<AdviceRead.FileLine> lines = new ArrayList<>();
    for (AdviceFile file : files) {
      lines.add(AdviceFiles.line(words, file, advice.address(), false));
    }
    return lines;
  }

  private Future<Reply> file(RoutingContext ctx) {
    UUID file = id(ctx, "attachment");
    return ofOrganisation(ctx)
        .compose(advice -> advices.publicStore().file(advice.id(), file))
        .map(AdviceFiles::reply);
  }

  private Future<Reply> views(RoutingContext ctx) {
    String organisation =
        Params.query(ctx, "organisation")
            .filter(slug -> Slug.FORM.matcher(slug).matches())
            .orElseThrow(
                () -> Params.wrongQuery("organisation", "must be the slug of an organisation"));
    int limit = Params.whole(ctx, "limit", 1, MOST, MOST);
    int offset = Params.whole(ctx, "offset", 0, MOST * MOST, 0);
    return advices
        .publicStore()
        .published(organisation, limit, offset)
        .map(found -> found.stream().map(AdviceView.Summary::of).toList())
        .map(found -> Reply.ok(Map.of("advices", found)));
  }

  private Future<Reply> view(RoutingContext ctx) {
    return published(ctx)
        .compose(
            advice -> {
              AdviceStore store = advices.publicStore();
              return Future.all(
                      store.text(advice.id()), store.answer(advice.id()), store.files(advice.id()))
                  .map(
                      found ->
                          Reply.ok(
                              AdviceView.of(
                                  advice,
                                  found.resultAt(0),
                                  found.resultAt(1),
                                  found.resultAt(2))));
            });
  }
}
