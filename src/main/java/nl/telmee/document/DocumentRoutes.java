package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Transfers;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The documents of a trajectory, for who sees it: to read, as plain text, as OpenDocument. */
public final class DocumentRoutes {
  private static final String PATH = "/staff/trajectories/:trajectory/documents";
  private static final String ONE = PATH + "/:document";

  private final DocumentDesk desk;
  private final Trajectories trajectories;
  private final Transfers transfers;
  private final Pages pages;

  public DocumentRoutes(
      Trajectories trajectories,
      OrganisationStore organisations,
      Transfers transfers,
      Pages pages,
      String publicUrl) {
    this.desk = new DocumentDesk(trajectories, organisations, pages, publicUrl);
    this.trajectories = trajectories;
    this.transfers = transfers;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::list);
    routes.get(ONE, Access.MEMBER).reply(this::read);
    routes.get(ONE + "/odt", Access.MEMBER).reply(ctx -> file(ctx, DocumentRoutes::odt));
    routes.get(ONE + "/text", Access.MEMBER).reply(ctx -> file(ctx, DocumentRoutes::text));
    new WordingRoutes(desk).mount(routes);
    new PaperRoutes(desk).mount(routes);
  }

  Words words(RoutingContext ctx) {
    return pages.words(ctx);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return list(ctx, Typed.NOTHING.with("open", "yes"));
  }

  /** The page that lists them, with what was typed and is wrong. */
  Future<Reply> list(RoutingContext ctx, Typed typed) {
    return desk.source(ctx)
        .compose(
            source ->
                Future.all(
                        trajectories.standing(Caller.of(ctx), source.trajectory()),
                        transfers.fits(Caller.of(ctx).scope(), source.trajectory().head().id()))
                    .map(both -> list(ctx, source, both.resultAt(0), both.resultAt(1), typed)));
  }

  private Reply list(
      RoutingContext ctx, Source source, Standing standing, boolean fits, Typed typed) {
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
                fits ? "/api/v1/trajectories/" + trajectory.head().id() + "/archive" : null,
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
    for (Paper paper : Paper.values()) {
      String word = paper.word();
      lines.add(
          new DocumentsPage.Line(
              source.say("document.kind." + word),
              source.say("document.kind." + word + ".how"),
              state(source, paper),
              address(source.trajectory()) + "/" + word));
    }
    return lines;
  }

  private static String state(Source source, Paper paper) {
    WordedPaper worded = WordedPaper.of(paper, source);
    if (!worded.outdated().isEmpty()) {
      return source.say("document.edit.look");
    }
    return worded.own().isEmpty() ? "" : source.say("document.edit.some");
  }

  static String address(Trajectory trajectory) {
    return TrajectoryDesk.address(trajectory) + "/documents";
  }

  private Future<Reply> read(RoutingContext ctx) {
    Paper paper = DocumentDesk.paper(ctx);
    return desk.source(ctx)
        .map(
            source -> {
              WordedPaper worded = WordedPaper.of(paper, source);
              String base = address(source.trajectory());
              return pages.renderStaff(
                  "document/document.jte",
                  new DocumentPage(
                      pages.frame(ctx, source.title()),
                      worded.document(),
                      base,
                      base + "/" + paper.word() + "/edit",
                      !worded.outdated().isEmpty(),
                      ""));
            });
  }

  private Future<Reply> file(RoutingContext ctx, Function<Document, Reply> writer) {
    Paper paper = DocumentDesk.paper(ctx);
    return desk.source(ctx)
        .map(
            source ->
                writer
                    .apply(WordedPaper.of(paper, source).document())
                    .with("Cache-Control", "no-store"));
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
