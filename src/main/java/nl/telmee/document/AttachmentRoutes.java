package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.Attachments;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.StoredFile;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Download;
import nl.telmee.web.FileKind;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Upload;
import nl.telmee.web.Words;

/** Attachments of a trajectory: added, handed out, taken away. */
public final class AttachmentRoutes {
  private static final String PATH = "/staff/trajectories/:trajectory/attachments";
  private static final String ONE = PATH + "/:attachment";

  private final Trajectories trajectories;
  private final Attachments attachments;
  private final DocumentRoutes page;

  /**
   * @param page where they are listed
   */
  public AttachmentRoutes(Trajectories trajectories, Attachments attachments, DocumentRoutes page) {
    this.trajectories = trajectories;
    this.attachments = attachments;
    this.page = page;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/t/:slug/attachments/:attachment", Access.ANYONE).reply(this::open);
    routes.post(PATH, Access.SEATED, BodyLimit.ATTACHMENT).reply(this::add);
    routes.get(ONE, Access.MEMBER).reply(this::read);
    routes.post(ONE + "/_remove", Access.SEATED, BodyLimit.SMALL).reply(this::remove);
  }

  private static UUID id(RoutingContext ctx, String name) {
    return Uuids.parse(ctx.pathParam(name)).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private static Reply reply(Trajectory trajectory, UUID id, StoredFile file) {
    String name =
        trajectory
            .content()
            .item(Attachment.class, id)
            .map(Attachment::name)
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return Download.of(file.kind(), name, file.content());
  }

  private Future<Reply> open(RoutingContext ctx) {
    UUID id = id(ctx, "attachment");
    return trajectories
        .published(Params.slug(ctx, "slug"))
        .compose(
            found ->
                attachments.readPublic(found.head().id(), id).map(file -> reply(found, id, file)));
  }

  private Future<Reply> read(RoutingContext ctx) {
    UUID id = id(ctx, "attachment");
    Caller caller = Caller.of(ctx);
    return trajectories
        .find(caller.scope(), id(ctx, "trajectory"))
        .compose(
            found ->
                attachments
                    .read(caller.scope(), found.head().id(), id)
                    .map(file -> reply(found, id, file)));
  }

  private Future<Reply> add(RoutingContext ctx) {
    Upload upload = Upload.of(ctx);
    Words words = page.words(ctx);
    Optional<Upload.File> sent = upload.file("file");
    Optional<FileKind> kind =
        sent.filter(file -> file.content().length() <= FileKind.LARGEST)
            .flatMap(file -> FileKind.of(file.content()));
    Typed typed = typed(upload);
    if (sent.isEmpty()) {
      return page.list(ctx, typed.wrong("file", words.say("document.files.needed")));
    }
    if (kind.isEmpty()) {
      return page.list(ctx, typed.wrong("file", words.say(refusal(sent.get().content()))));
    }
    Attachment attachment =
        Attachment.sent(
            UUID.randomUUID(),
            about(upload),
            sent.get().name(),
            kind.get(),
            upload.text("alt"),
            upload.fields().containsKey("open"));
    if (!attachment.wrongAs(kind.get()).isEmpty()) {
      return page.list(ctx, typed.wrong("alt", words.say("document.files.alt.needed")));
    }
    return store(ctx, attachment, new StoredFile(kind.get(), sent.get().content()))
        .recover(failure -> infected(ctx, typed, words, failure));
  }

  private static String about(Upload upload) {
    return Section.Kind.of(upload.text("about")).orElse(Section.Kind.SUBJECT).word();
  }

  private static String refusal(Buffer content) {
    return FileKind.hasMacros(content) ? "document.files.macros" : "document.files.wrong";
  }

  private static Typed typed(Upload upload) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    upload.fields().forEach((name, value) -> values.put(name, List.of(value)));
    return new Typed(values, Map.of());
  }

  private Future<Reply> store(RoutingContext ctx, Attachment attachment, StoredFile file) {
    Caller caller = Caller.of(ctx);
    return trajectories
        .find(caller.scope(), id(ctx, "trajectory"))
        .compose(
            found ->
                trajectories
                    .standing(caller, found)
                    .compose(
                        who ->
                            attachments.add(
                                who,
                                found.head().id(),
                                Trajectories.ANY_REVISION,
                                attachment,
                                file)))
        .map(after -> Reply.seeOther(TrajectoryDesk.address(after) + "/documents"));
  }

  private Future<Reply> infected(RoutingContext ctx, Typed typed, Words words, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.FILE_INFECTED
        ? page.list(ctx, typed.wrong("file", words.say("document.files.infected")))
        : Future.failedFuture(failure);
  }

  private Future<Reply> remove(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    String reason = Form.of(ctx).text("reason", 400);
    return trajectories
        .find(caller.scope(), id(ctx, "trajectory"))
        .compose(
            found ->
                trajectories
                    .standing(caller, found)
                    .compose(
                        who ->
                            attachments.remove(
                                who,
                                found.head().id(),
                                Trajectories.ANY_REVISION,
                                id(ctx, "attachment"),
                                reason)))
        .map(after -> Reply.seeOther(TrajectoryDesk.address(after) + "/documents"));
  }
}
