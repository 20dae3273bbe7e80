package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.scan.VirusScan;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Download;
import nl.telmee.web.FileKind;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Upload;
import nl.telmee.web.Words;

/** Files beside an advice: taken, handed out and taken away. */
final class AdviceFiles {
  private static final String PATH = "/council/advices/:advice/attachments";

  private final Advices advices;
  private final VirusScan scan;

  AdviceFiles(Advices advices, VirusScan scan) {
    this.advices = advices;
    this.scan = scan;
  }

  void mount(Routes routes) {
    routes.post(PATH, Access.COUNCIL, BodyLimit.ATTACHMENT).reply(this::add);
    routes.get(PATH + "/:attachment", Access.COUNCIL).reply(this::show);
    routes.post(PATH + "/:attachment/_remove", Access.COUNCIL, BodyLimit.SMALL).reply(this::remove);
  }

  /** A file as it is handed out: to be kept, never opened as a page of ours. */
  static Reply reply(Optional<AdviceFile.Whole> found) {
    AdviceFile.Whole whole = found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    AdviceFile file = whole.file();
    return Download.of(file.kind(), file.name(), whole.content());
  }

  /**
   * A file on a page.
   *
   * @param base address of the advice
   * @param removable whether it can be taken away
   */
  static AdviceRead.FileLine line(Words words, AdviceFile file, String base, boolean removable) {
    String address = base + "/attachments/" + file.id();
    return new AdviceRead.FileLine(
        address,
        file.name(),
        words.say(
            "advice.file.what",
            words.say("advice.part." + file.part().word()),
            file.kind().name().toUpperCase(Locale.ROOT),
            Math.max(1, file.bytes() / 1024)),
        removable ? address + "/_remove" : "");
  }

  private Future<Reply> add(RoutingContext ctx) {
    Upload upload = Upload.of(ctx);
    Caller caller = Caller.of(ctx);
    AdviceFile.Part part =
        AgendaItem.one(AdviceFile.Part.class, upload.text("part"))
            .orElseThrow(() -> Rejected.because(Problem.INVALID));
    return advices
        .find(caller, AdvicePages.id(ctx, "advice"))
        .compose(
            advice -> {
              Upload.File sent = upload.file("file").orElse(null);
              if (sent == null) {
                return Future.succeededFuture(Reply.seeOther(advice.desk() + "?file=none"));
              }
              Optional<FileKind> kind = FileKind.of(sent.content());
              if (kind.isEmpty() || sent.content().length() > FileKind.LARGEST) {
                String why = FileKind.hasMacros(sent.content()) ? "macros" : "wrong";
                return Future.succeededFuture(Reply.seeOther(advice.desk() + "?file=" + why));
              }
              AdviceFile file =
                  new AdviceFile(
                      UUID.randomUUID(),
                      part,
                      kind.get().named(sent.name()),
                      kind.get(),
                      sent.content().length());
              return scan.check(sent.content())
                  .compose(_ -> advices.addFile(caller, advice, file, sent.content()))
                  .map(_ -> Reply.seeOther(advice.desk()));
            });
  }

  private Future<AdviceFile.Whole> find(RoutingContext ctx, Advice advice) {
    return advices
        .store(Caller.of(ctx))
        .file(advice.id(), AdvicePages.id(ctx, "attachment"))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return advices
        .find(Caller.of(ctx), AdvicePages.id(ctx, "advice"))
        .compose(advice -> find(ctx, advice))
        .map(whole -> reply(Optional.of(whole)));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return advices
        .find(Caller.of(ctx), AdvicePages.id(ctx, "advice"))
        .compose(
            advice ->
                find(ctx, advice)
                    .compose(whole -> advices.removeFile(Caller.of(ctx), advice, whole.file()))
                    .map(_ -> Reply.seeOther(advice.desk())));
  }
}
