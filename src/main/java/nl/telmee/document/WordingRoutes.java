package nl.telmee.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import nl.telmee.id.Uuids;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import org.jspecify.annotations.Nullable;

/** The page on which a paper is worded, part by part; each wording is a change in the log. */
final class WordingRoutes {
  private static final String PAGE = "/staff/trajectories/:trajectory/documents/:document/edit";

  private final DocumentDesk desk;

  WordingRoutes(DocumentDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes.get(PAGE, Access.MEMBER).reply(this::page);
    routes.post(PAGE, Access.COUNCIL, BodyLimit.DOCUMENT).reply(this::word);
    routes.post(PAGE + "/_restore", Access.COUNCIL, BodyLimit.SMALL).reply(this::restore);
  }

  private Future<EditView> view(RoutingContext ctx) {
    Paper paper = DocumentDesk.paper(ctx);
    return desk.source(ctx)
        .compose(
            source ->
                desk.trajectories()
                    .standing(Caller.of(ctx), source.trajectory())
                    .map(
                        standing ->
                            new EditView(
                                desk.pages()
                                    .staff(
                                        ctx,
                                        source.say("document.edit") + " · " + source.title(),
                                        StaffMenu.TRAJECTORIES),
                                WordedPaper.of(paper, source),
                                standing)));
  }

  private Reply render(EditPage page) {
    return desk.pages().renderStaff("document/edit.jte", page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    String done =
        Params.query(ctx, "done")
            .map(_ -> desk.pages().words(ctx).say("document.edit.saved"))
            .orElse("");
    return view(ctx).map(view -> render(view.page(done, "", null)));
  }

  /** A browser sends line ends of two characters. */
  private static String plain(String typed) {
    return typed.strip().replace("\r\n", "\n");
  }

  /** The page for who words papers; nobody else sends its forms. */
  private Future<EditView> writer(RoutingContext ctx) {
    return view(ctx)
        .map(
            view -> {
              if (!view.words()) {
                throw Rejected.because(Problem.NOT_ALLOWED);
              }
              return view;
            });
  }

  private Future<Reply> word(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String key = form.raw("part");
    String text = plain(form.raw("text"));
    return writer(ctx)
        .compose(
            view -> {
              Optional<WordedPart> part = view.paper().part(key);
              if (part.isEmpty() || !form.raw("seen").equals(EditView.seen(part.get().wording()))) {
                return Future.succeededFuture(outdated(view, key, text));
              }
              return text.equals(part.get().written().prose())
                  ? asWritten(ctx, view, part.get(), text)
                  : put(ctx, view, key, text, form.raw("basis"));
            });
  }

  /** What says the same as the program is the program's. */
  private Future<Reply> asWritten(RoutingContext ctx, EditView view, WordedPart part, String text) {
    Wording wording = part.wording();
    return wording == null
        ? Future.succeededFuture(next(view, part.key()))
        : store(ctx, view, part.key(), text, removal(wording));
  }

  private static Change removal(Wording wording) {
    return new Change.Remove(Item.Kind.WORDING, wording.id(), "");
  }

  private Future<Reply> put(
      RoutingContext ctx, EditView view, String key, String text, String basis) {
    Source source = view.paper().source();
    ObjectNode json =
        Json.object()
            .put("paper", view.paper().paper().word())
            .put("part", key)
            .put("language", source.words().language().code())
            .put("text", text)
            .put("basis", basis);
    try {
      Item wording =
          Item.Kind.WORDING.read(
              Wording.id(view.paper().paper(), key, source.words().language()), json);
      return store(ctx, view, key, text, new Change.Put(wording));
    } catch (Rejected rejected) {
      String wrong =
          text.isEmpty()
              ? source.say("document.edit.empty")
              : source.say("document.edit.wrong", Wording.LONGEST_TEXT);
      return Future.succeededFuture(
          render(view.page("", "", new EditView.Sent(key, text, wrong, false)))
              .status(rejected.problem().status()));
    }
  }

  /** The form keeps what was typed, and stands beside what is there now: saving again counts. */
  private Reply outdated(EditView view, String key, String text) {
    String trouble = view.paper().source().say("document.edit.other");
    return render(view.page("", trouble, new EditView.Sent(key, text, "", true)))
        .status(Problem.REVISION_OUTDATED.status());
  }

  private static Reply next(EditView view, String key) {
    return Reply.seeOther(
        DocumentRoutes.address(view.paper().source().trajectory())
            + "/"
            + view.paper().paper().word()
            + "/edit?done=1"
            + (key.isEmpty() ? "" : "#p-" + key));
  }

  private Future<Reply> store(
      RoutingContext ctx, EditView view, String key, String text, Change change) {
    Trajectory trajectory = view.paper().source().trajectory();
    return desk.trajectories()
        .change(view.standing(), trajectory.head().id(), trajectory.revision(), change)
        .map(_ -> next(view, key))
        .recover(failure -> refused(ctx, key, text, failure));
  }

  /** What came between, or is refused, is said above all parts; nothing that was typed is lost. */
  private Future<Reply> refused(RoutingContext ctx, String key, String text, Throwable failure) {
    if (!(failure instanceof Rejected rejected)) {
      return Future.failedFuture(failure);
    }
    return switch (rejected.problem()) {
      case REVISION_OUTDATED -> view(ctx).map(now -> outdated(now, key, text));
      case TRAJECTORY_HINDERS ->
          view(ctx)
              .map(
                  now ->
                      render(
                              now.page(
                                  "",
                                  now.paper().source().say("document.edit.refused"),
                                  new EditView.Sent(key, text, "", false)))
                          .status(rejected.problem().status()));
      default -> Future.failedFuture(failure);
    };
  }

  /** Puts the words of the program back, or takes away what is of no part any more. */
  private Future<Reply> restore(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return writer(ctx)
        .compose(
            view -> {
              Wording wording = found(view, form);
              if (wording == null || !form.raw("seen").equals(EditView.seen(wording))) {
                String trouble = view.paper().source().say("document.edit.other");
                return Future.succeededFuture(
                    render(view.page("", trouble, null))
                        .status(Problem.REVISION_OUTDATED.status()));
              }
              String key = view.paper().part(wording.part()).map(WordedPart::key).orElse("");
              return store(ctx, view, key, wording.text(), removal(wording));
            });
  }

  private static @Nullable Wording found(EditView view, Form form) {
    return Uuids.parse(form.raw("wording"))
        .flatMap(
            id ->
                view.paper()
                    .source()
                    .trajectory()
                    .content()
                    .item(Wording.class, id)
                    .filter(one -> one.paper() == view.paper().paper()))
        .orElse(null);
  }
}
