package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The documents of a trajectory, for who sees it: to read, as plain text, as OpenDocument. */
public final class DocumentRoutes {
  private static final String PATH = "/staff/trajectories/:trajectory/documents";
  private static final String ONE = PATH + "/:document";

  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;

  public DocumentRoutes(Trajectories trajectories, OrganisationStore organisations, Pages pages) {
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::list);
    routes.get(ONE, Access.MEMBER).reply(this::read);
    routes.get(ONE + "/odt", Access.MEMBER).reply(ctx -> file(ctx, DocumentRoutes::odt));
    routes.get(ONE + "/text", Access.MEMBER).reply(ctx -> file(ctx, DocumentRoutes::text));
  }

  Words words(RoutingContext ctx) {
    return pages.words(ctx);
  }

  private static DocumentKind kind(RoutingContext ctx) {
    return DocumentKind.of(ctx.pathParam("document"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Future<Trajectory> trajectory(RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("trajectory"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return trajectories.find(Caller.of(ctx).scope(), id);
  }

  private Future<Source> source(RoutingContext ctx) {
    Words words = pages.words(ctx);
    return trajectory(ctx)
        .compose(
            trajectory ->
                organisations
                    .all()
                    .map(all -> new Source(trajectory, words, slug -> name(words, all, slug))));
  }

  static String name(Words words, List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return list(ctx, Typed.NOTHING.with("open", "yes"));
  }

  /** The page that lists them, with what was typed and is wrong. */
  Future<Reply> list(RoutingContext ctx, Typed typed) {
    return source(ctx)
        .compose(
            source ->
                trajectories
                    .standing(Caller.of(ctx), source.trajectory())
                    .map(standing -> list(ctx, source, standing, typed)));
  }

  private Reply list(RoutingContext ctx, Source source, Standing standing, Typed typed) {
    Trajectory trajectory = source.trajectory();
    return pages
        .renderStaff(
            "document/documents.jte",
            new DocumentsPage(
                pages.staff(
                    ctx,
                    source.say("document.page.title") + " · " + source.title(),
                    StaffMenu.TRAJECTORIES),
                TrajectoryDesk.of(
                    source.words(),
                    trajectory,
                    standing,
                    source.owner(),
                    TrajectoryDesk.Page.DOCUMENTS),
                lines(source),
                files(source),
                standing.parties().contains(Party.MUNICIPALITY),
                trajectory.revision(),
                TrajectoryDesk.address(trajectory) + "/attachments",
                "/api/v1/trajectories/" + trajectory.head().id() + "/archive",
                about(source),
                typed))
        .status(typed.right() ? 200 : Problem.INVALID.status());
  }

  private static Map<String, String> about(Source source) {
    Map<String, String> about = new LinkedHashMap<>();
    for (Section.Kind kind :
        List.of(
            Section.Kind.SUBJECT,
            Section.Kind.APPROACH,
            Section.Kind.REPORT,
            Section.Kind.EVALUATION)) {
      about.put(kind.word(), source.say("document.about." + kind.word()));
    }
    return about;
  }

  private static List<DocumentsPage.FileLine> files(Source source) {
    Map<String, String> about = about(source);
    return source.trajectory().content().items(Attachment.class).stream()
        .map(
            one ->
                new DocumentsPage.FileLine(
                    one.name(),
                    source.say(
                        one.open() ? "document.file.open" : "document.file.closed",
                        about.getOrDefault(one.about(), one.about())),
                    one.alt(),
                    TrajectoryDesk.address(source.trajectory()) + "/attachments/" + one.id()))
        .toList();
  }

  private static List<DocumentsPage.Line> lines(Source source) {
    List<DocumentsPage.Line> lines = new ArrayList<>();
    for (DocumentKind kind : DocumentKind.values()) {
      String word = kind.word();
      lines.add(
          new DocumentsPage.Line(
              source.say("document.kind." + word),
              source.say("document.kind." + word + ".how"),
              address(source.trajectory()) + "/" + word));
    }
    return lines;
  }

  private static String address(Trajectory trajectory) {
    return TrajectoryDesk.address(trajectory) + "/documents";
  }

  private Future<Reply> read(RoutingContext ctx) {
    DocumentKind kind = kind(ctx);
    return source(ctx)
        .map(
            source ->
                pages.renderStaff(
                    "document/document.jte",
                    new DocumentPage(
                        pages.frame(ctx, source.title()),
                        kind.of(source),
                        address(source.trajectory()),
                        source.say(
                            "document.page.made",
                            source.words().day(trajectories.today()),
                            source.trajectory().revision()))));
  }

  private Future<Reply> file(RoutingContext ctx, Function<Document, Reply> writer) {
    DocumentKind kind = kind(ctx);
    return source(ctx)
        .map(source -> writer.apply(kind.of(source)).with("Cache-Control", "no-store"));
  }

  static Reply odt(Document document) {
    return Reply.of(200, OpenDocument.TYPE, OpenDocument.write(document))
        .with("Content-Disposition", "attachment; filename=\"" + document.file() + ".odt\"");
  }

  static Reply text(Document document) {
    return Reply.of(200, PlainText.TYPE, Buffer.buffer(PlainText.write(document)))
        .with("Content-Disposition", "attachment; filename=\"" + document.file() + ".txt\"");
  }
}
