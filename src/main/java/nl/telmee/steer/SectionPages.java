package nl.telmee.steer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.relation.Relations;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.LoggedChange;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The pages on which sections are read, written and remarked on. */
final class SectionPages {
  private static final String SECTION = SteerDesk.ONE + "/sections/:section";

  private final SteerDesk desk;
  private final Trajectories trajectories;
  private final Relations relations;
  private final Pages pages;

  SectionPages(SteerDesk desk, Trajectories trajectories, Relations relations, Pages pages) {
    this.desk = desk;
    this.trajectories = trajectories;
    this.relations = relations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(SECTION, Access.MEMBER).reply(this::page);
    routes.post(SECTION, Access.SEATED, BodyLimit.QUESTIONNAIRE).reply(this::write);
    routes.post(SECTION + "/remarks", Access.SEATED, BodyLimit.SMALL).reply(this::remark);
  }

  private static Section.Kind kind(RoutingContext ctx) {
    return Section.Kind.of(ctx.pathParam("section"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Reply render(SectionPage page) {
    return pages.renderStaff("steer/section.jte", page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Section.Kind kind = kind(ctx);
    return open(ctx, kind).map(work -> render(new SectionView(work, kind).page(Typed.NOTHING)));
  }

  /** The trajectory; beside the stakeholders lies the address book. */
  private Future<SteerWork> open(RoutingContext ctx, Section.Kind kind) {
    return desk.open(ctx)
        .compose(
            work ->
                kind == Section.Kind.STAKEHOLDERS
                    ? SectionBook.of(ctx, relations, work).map(work::with)
                    : Future.succeededFuture(work));
  }

  private Future<Reply> write(RoutingContext ctx) {
    Section.Kind kind = kind(ctx);
    Form form = Form.of(ctx);
    Sent sent = new Sent(SectionJson.of(kind, form), revision(form), SectionRows.of(form));
    return SectionRows.asked(form)
        ? open(ctx, kind).map(work -> more(work, kind, sent))
        : open(ctx, kind).compose(work -> write(ctx, work, kind, sent));
  }

  /** What was typed, the revision that it counts from, and how many rows its tables had. */
  private record Sent(ObjectNode json, int revision, SectionRows rows) {}

  /** One that was changed by hand fits none. */
  static int revision(Form form) {
    String text = form.raw("revision");
    return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  /** The form as it was typed, with more rows; nothing is stored. */
  private Reply more(SteerWork work, Section.Kind kind, Sent sent) {
    if (!work.writes(kind)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
    return render(
        new SectionView(work, kind, sent.rows)
            .typed(sent.json, Map.of(), sent.revision, List.of(), null));
  }

  private Future<Reply> write(RoutingContext ctx, SteerWork work, Section.Kind kind, Sent sent) {
    Section section;
    try {
      section = kind.read(sent.json);
    } catch (Rejected rejected) {
      return Future.succeededFuture(wrong(work, kind, sent, rejected));
    }
    return latest(ctx, work, kind, sent.revision)
        .compose(
            others ->
                others.isEmpty()
                    ? store(work, section)
                    : Future.succeededFuture(outdated(work, kind, sent, others.getLast())))
        .recover(failure -> refused(ctx, section, sent, failure));
  }

  private Reply wrong(SteerWork work, Section.Kind kind, Sent sent, Rejected rejected) {
    Map<String, String> errors = SteerWrong.errors(work.words(), rejected.mistakes());
    return render(
            new SectionView(work, kind, sent.rows)
                .typed(sent.json, errors, sent.revision, List.of(), null))
        .status(Problem.INVALID.status());
  }

  /** What others did to this section since a revision; other changes do not stand in its way. */
  private Future<List<LoggedChange>> latest(
      RoutingContext ctx, SteerWork work, Section.Kind kind, int revision) {
    Trajectory trajectory = work.trajectory();
    if (revision == trajectory.revision()) {
      return Future.succeededFuture(List.of());
    }
    if (revision > trajectory.revision()) {
      return Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED));
    }
    return trajectories
        .history(Caller.of(ctx).scope(), trajectory.head().id())
        .map(
            lines ->
                lines.stream()
                    .filter(line -> line.revision() > revision)
                    .filter(
                        line ->
                            line.change() instanceof Change.Write(Section section)
                                && section.kind() == kind)
                    .toList());
  }

  private Future<Reply> store(SteerWork work, Section section) {
    Trajectory trajectory = work.trajectory();
    return trajectories
        .change(
            work.standing(),
            trajectory.head().id(),
            trajectory.revision(),
            new Change.Write(section))
        .map(_ -> Reply.seeOther(work.base() + "?did=write"));
  }

  /** The form keeps what was typed, with the revision that is there now: saving again counts. */
  private Reply outdated(SteerWork work, Section.Kind kind, Sent sent, LoggedChange line) {
    Words words = work.words();
    SectionView view = new SectionView(work, kind, sent.rows);
    SectionPage.Other other =
        new SectionPage.Other(
            words.say(
                "steer.other.by",
                HistoryPages.who(words, work.trajectory().head(), line),
                words.moment(line.at())),
            view.facts());
    return render(view.typed(sent.json, Map.of(), work.trajectory().revision(), List.of(), other))
        .status(Problem.REVISION_OUTDATED.status());
  }

  /** What the rules refuse is said above the form; nothing that was typed is lost. */
  private Future<Reply> refused(RoutingContext ctx, Section section, Sent sent, Throwable failure) {
    if (!(failure instanceof Rejected rejected)
        || (rejected.reasons().isEmpty() && rejected.problem() != Problem.REVISION_OUTDATED)) {
      return Future.failedFuture(failure);
    }
    return open(ctx, section.kind())
        .map(
            now -> {
              List<String> trouble =
                  rejected.reasons().isEmpty() ? List.of("steer.outdated") : rejected.reasons();
              return render(
                      new SectionView(now, section.kind(), sent.rows)
                          .typed(sent.json, Map.of(), now.trajectory().revision(), trouble, null))
                  .status(rejected.problem().status());
            });
  }

  private Future<Reply> remark(RoutingContext ctx) {
    Section.Kind kind = kind(ctx);
    Form form = Form.of(ctx);
    ObjectNode json =
        Json.object().put("about", kind.word()).put("text", SectionAsk.text(form, "text"));
    return open(ctx, kind).compose(work -> remark(work, kind, json));
  }

  private Future<Reply> remark(SteerWork work, Section.Kind kind, ObjectNode json) {
    Item remark;
    try {
      remark = Item.Kind.REMARK.read(UUID.randomUUID(), json);
    } catch (Rejected rejected) {
      Typed typed =
          new Typed(SectionJson.values(json), SteerWrong.errors(work.words(), rejected.mistakes()));
      return Future.succeededFuture(
          render(new SectionView(work, kind).page(typed)).status(Problem.INVALID.status()));
    }
    return trajectories
        .change(
            work.standing(),
            work.trajectory().head().id(),
            Trajectories.ANY_REVISION,
            new Change.Put(remark))
        .map(_ -> Reply.seeOther(work.base() + "/sections/" + kind.word() + "#remarks"));
  }
}
