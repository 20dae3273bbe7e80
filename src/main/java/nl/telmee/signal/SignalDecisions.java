package nl.telmee.signal;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.moderation.Suggestions;
import nl.telmee.trajectory.Begun;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/** The page on which a signal is read and decided on. */
final class SignalDecisions {
  private static final String PATH = "/council/signals/:signal";
  private static final int MOST = 200;

  private final Signals signals;
  private final Deciding deciding;
  private final OrganisationStore organisations;
  private final Trajectories trajectories;
  private final Pages pages;

  SignalDecisions(
      Signals signals,
      Deciding deciding,
      OrganisationStore organisations,
      Trajectories trajectories,
      Pages pages) {
    this.signals = signals;
    this.deciding = deciding;
    this.organisations = organisations;
    this.trajectories = trajectories;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::page);
    routes.post(PATH + "/_decide", Access.COUNCIL, BodyLimit.RESPONSE).reply(this::decide);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return SignalDesk.signal(signals, ctx).compose(signal -> page(ctx, signal, filledIn(signal)));
  }

  private static Typed filledIn(Signal signal) {
    Subject subject = signal.subject();
    return new Typed(
        Map.of(
            "subject", List.of(subject.subject()),
            "what", List.of(subject.what()),
            "place", List.of(subject.place() == null ? "" : subject.place()),
            "theme", subject.tokens()),
        Map.of());
  }

  private Future<Reply> page(RoutingContext ctx, Signal signal, Typed typed) {
    Caller caller = Caller.of(ctx);
    SignalStore store = signals.store(caller);
    return Future.all(
            Workplaces.of(organisations, caller),
            store.list(Set.of(signal.organisation()), EnumSet.of(SignalState.OPEN), MOST, 0),
            store.steps(signal.id()),
            trajectories.pages(signal.organisation()),
            trajectories.begunFrom(caller.scope(), List.of(signal.id())))
        .map(
            found ->
                page(
                    ctx,
                    signal,
                    typed,
                    found.resultAt(0),
                    found.resultAt(1),
                    found.resultAt(2),
                    found.resultAt(3),
                    found.resultAt(4)));
  }

  private Reply page(
      RoutingContext ctx,
      Signal signal,
      Typed typed,
      Workplaces places,
      List<Signal> open,
      List<SignalStore.Step> steps,
      Map<String, Translated> goesOn,
      List<Trajectory> begun) {
    StaffFrame staff = pages.staff(ctx, signal.title(), StaffMenu.COUNCIL);
    Words words = staff.words();
    Map<String, String> others = new LinkedHashMap<>();
    open.stream()
        .filter(one -> !one.id().equals(signal.id()))
        .forEach(one -> others.put(one.id().toString(), one.title()));
    Map<String, String> links = new LinkedHashMap<>();
    goesOn.forEach((address, title) -> links.put(address, title.in(words.language())));
    return pages.renderStaff(
        "signal/desk.jte",
        new DeskSignalPage(
            staff,
            DeskTabs.SIGNALS.tabs(words),
            "/council/signals/" + signal.id() + "/_decide",
            SignalLine.of(words, signal, signal.address(), signals.today()),
            places.name(words, signal.organisation()),
            SignalPages.paragraphs(signal.subject().what()),
            signal.reply() == null ? List.of() : SignalPages.paragraphs(signal.reply()),
            signal.state().isPublic() ? signal.address() : "",
            signal.state() == SignalState.WAITING || signal.state() == SignalState.LEFT_OUT,
            signal.state() == SignalState.OPEN,
            signal.revision(),
            found(words, signal.subject()),
            linked(signal, typed, begun),
            NewSignalPage.themes(words, typed),
            others,
            links,
            Begun.ofDesk(words, begun),
            begin(places, signal),
            places.caller().scope().seat() != null,
            steps.stream().map(step -> step(words, step)).toList()));
  }

  /** Where a trajectory began with it that everybody can follow, the answer can say so. */
  private static Typed linked(Signal signal, Typed typed, List<Trajectory> begun) {
    return signal.state() != SignalState.OPEN || typed.values().containsKey("link")
        ? typed
        : begun.stream()
            .filter(Trajectory::isPublic)
            .findFirst()
            .map(one -> typed.with("link", one.head().page()))
            .orElse(typed);
  }

  /** What nobody else may read, or goes on elsewhere, begins nothing. */
  private static String begin(Workplaces places, Signal signal) {
    boolean begins =
        signal.state().isPublic()
            && signal.state() != SignalState.MERGED
            && places.all().stream().anyMatch(one -> Trajectories.begins(places.caller(), one));
    return begins
        ? new nl.telmee.trajectory.Origin(nl.telmee.trajectory.Origin.Kind.SIGNAL, signal.id())
            .beginning()
        : "";
  }

  /** What may point at a person, each with its kind. */
  private static List<String> found(Words words, Subject subject) {
    return Stream.of(subject.subject(), subject.what())
        .flatMap(
            text ->
                Suggestions.marks(text).stream()
                    .map(
                        mark ->
                            words.say("moderation.mark." + Fields.wordOf(mark.kind()))
                                + ": "
                                + text.substring(mark.from(), mark.to())))
        .distinct()
        .toList();
  }

  private static DeskSignalPage.Step step(Words words, SignalStore.Step step) {
    Instant at = step.at().toInstant();
    return new DeskSignalPage.Step(
        words.say(
            "signal.step",
            words.say("signal.state." + step.state().word()),
            words.moment(at),
            step.by()),
        step.reply() == null ? "" : step.reply());
  }

  private Future<Reply> decide(RoutingContext ctx) {
    Form form = Form.of(ctx);
    DecisionForm read = new DecisionForm(form, pages.words(ctx));
    Decision decision = read.read();
    return SignalDesk.signal(signals, ctx)
        .compose(
            signal -> {
              if (decision == null) {
                return page(ctx, signal, read.typed())
                    .map(reply -> reply.status(Problem.INVALID.status()));
              }
              return deciding
                  .decide(Caller.of(ctx), signal, read.revision(), decision)
                  .map(_ -> Reply.seeOther("/council/signals/" + signal.id()))
                  .recover(failure -> again(ctx, signal, read.typed(), failure));
            });
  }

  /** Somebody else was first: what was typed stays, beside what is now. */
  private Future<Reply> again(RoutingContext ctx, Signal signal, Typed typed, Throwable failure) {
    if (!(failure instanceof Rejected rejected)
        || (rejected.problem() != Problem.REVISION_OUTDATED
            && rejected.problem() != Problem.SIGNAL_NOT_OPEN)) {
      return Future.failedFuture(failure);
    }
    String sentence = pages.words(ctx).say("signal.outdated");
    return page(ctx, signal, typed.wrong("decision", sentence))
        .map(reply -> reply.status(rejected.problem().status()));
  }
}
