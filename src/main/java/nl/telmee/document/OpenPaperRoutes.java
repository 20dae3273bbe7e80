package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.trajectory.OpenPaper;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/**
 * The documents of a published trajectory, for everybody, once their step is done, in the words of
 * people where they put some. They are made of what everybody may see of it, and of nothing else.
 */
public final class OpenPaperRoutes {
  private static final String ONE = "/t/:slug/papers/:paper";

  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;
  private final String publicUrl;

  public OpenPaperRoutes(
      Trajectories trajectories, OrganisationStore organisations, Pages pages, String publicUrl) {
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(ONE, Access.ANYONE).reply(this::read);
    routes.get(ONE + "/odt", Access.ANYONE).reply(ctx -> file(ctx, DocumentRoutes::odt));
    routes.get(ONE + "/text", Access.ANYONE).reply(ctx -> file(ctx, DocumentRoutes::text));
  }

  private Future<Source> source(RoutingContext ctx) {
    Words words = pages.words(ctx);
    OpenPaper paper = paper(ctx);
    return trajectories
        .published(Params.slug(ctx, "slug"))
        .map(found -> readable(found, paper))
        .compose(
            found ->
                organisations
                    .all()
                    .map(
                        all ->
                            new Source(
                                found,
                                words,
                                publicUrl,
                                trajectories.today(),
                                slug -> DocumentDesk.name(words, all, slug))));
  }

  private static OpenPaper paper(RoutingContext ctx) {
    return OpenPaper.of(ctx.pathParam("paper"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private static Trajectory readable(Trajectory trajectory, OpenPaper paper) {
    if (!paper.isPublic(trajectory)) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return trajectory;
  }

  private static Document document(RoutingContext ctx, Source source) {
    return WordedPaper.of(paper(ctx).paper(), source).open();
  }

  private Future<Reply> read(RoutingContext ctx) {
    return source(ctx)
        .map(
            source ->
                pages.render(
                    "document/document.jte",
                    new DocumentPage(
                        pages.frame(ctx, source.title()),
                        document(ctx, source),
                        source.trajectory().head().page() + "#documents",
                        "",
                        false,
                        "")));
  }

  private Future<Reply> file(RoutingContext ctx, Function<Document, Reply> writer) {
    return source(ctx)
        .map(source -> writer.apply(document(ctx, source)).with("Cache-Control", "no-store"));
  }
}
