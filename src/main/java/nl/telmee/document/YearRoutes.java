package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.telmee.db.Queries;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The yearly reports: to read, as plain text, as OpenDocument. Made of what is public. */
public final class YearRoutes {
  private static final String ALL = "/staff/yearly";
  private static final String ONE = ALL + "/:organisation/:year";
  private static final int EVERY_TRAJECTORY = 10_000;

  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final YearStore store;
  private final Pages pages;

  /**
   * @param visitor statements in the name of the public
   */
  public YearRoutes(
      Trajectories trajectories, OrganisationStore organisations, Queries visitor, Pages pages) {
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.store = new YearStore(visitor);
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(ALL, Access.MEMBER).reply(this::list);
    routes.get(ONE, Access.MEMBER).reply(this::read);
    routes.get(ONE + "/odt", Access.MEMBER).reply(ctx -> file(ctx, DocumentRoutes::odt));
    routes.get(ONE + "/text", Access.MEMBER).reply(ctx -> file(ctx, DocumentRoutes::text));
  }

  private Future<Reply> list(RoutingContext ctx) {
    Words words = pages.words(ctx);
    return Future.all(organisations.all(), store.years(trajectories.today()))
        .map(both -> list(ctx, words, both.resultAt(0), both.resultAt(1)));
  }

  private Reply list(
      RoutingContext ctx, Words words, List<Organisation> all, Map<String, List<Integer>> years) {
    Caller caller = Caller.of(ctx);
    List<Integer> now = List.of(trajectories.today().getYear());
    return pages.renderStaff(
        "document/years.jte",
        new YearsPage(
            pages.staff(ctx, words.say("yearly.reports"), StaffMenu.TRAJECTORIES),
            all.stream()
                .filter(one -> caller.sees(one.slug()))
                .map(one -> line(words, one, years.getOrDefault(one.slug(), now)))
                .toList()));
  }

  private YearsPage.Line line(Words words, Organisation organisation, List<Integer> years) {
    String name = organisation.name().in(words.language());
    List<YearsPage.Report> reports = new ArrayList<>();
    for (int year : years) {
      String text = String.valueOf(year);
      reports.add(
          new YearsPage.Report(
              ALL + "/" + organisation.slug() + "/" + year,
              text,
              words.say("yearly.title", text, name)));
    }
    return new YearsPage.Line(name, reports);
  }

  private Year year(RoutingContext ctx) {
    String text = ctx.pathParam("year");
    LocalDate today = trajectories.today();
    if (!text.matches("20\\d\\d") || Integer.parseInt(text) > today.getYear()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return Year.of(Integer.parseInt(text), today);
  }

  private Future<Document> document(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller.of(ctx).requireSees(slug);
    Year year = year(ctx);
    Words words = pages.words(ctx);
    return Future.all(
            organisations.all(),
            trajectories.published(slug, null, EVERY_TRAJECTORY, 0),
            store.of(slug, year))
        .map(
            found ->
                new YearPaper(
                        known(found.resultAt(0), slug),
                        new YearFigures(year, found.resultAt(1)),
                        found.resultAt(2),
                        words,
                        other -> DocumentDesk.name(words, found.resultAt(0), other))
                    .document());
  }

  private static String known(List<Organisation> all, String slug) {
    if (all.stream().noneMatch(one -> one.slug().equals(slug))) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return slug;
  }

  private Future<Reply> read(RoutingContext ctx) {
    Words words = pages.words(ctx);
    return document(ctx)
        .map(
            document ->
                pages.renderStaff(
                    "document/document.jte",
                    new DocumentPage(
                        pages.frame(ctx, document.title()),
                        document,
                        ALL,
                        "",
                        false,
                        words.say("yearly.made", words.day(trajectories.today())))));
  }

  private Future<Reply> file(RoutingContext ctx, Function<Document, Reply> writer) {
    return document(ctx).map(paper -> writer.apply(paper).with("Cache-Control", "no-store"));
  }
}
