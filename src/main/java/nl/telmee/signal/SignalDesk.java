package nl.telmee.signal;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The queue of signals, for the organisation they were brought to and for its council. */
final class SignalDesk {
  private static final String PATH = "/council/signals";
  private static final int MOST = 200;

  private final Signals signals;
  private final OrganisationStore organisations;
  private final Pages pages;

  SignalDesk(Signals signals, OrganisationStore organisations, Pages pages) {
    this.signals = signals;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::queue);
    routes.get(PATH + "/new", Access.COUNCIL).reply(this::form);
    routes.post(PATH, Access.COUNCIL, BodyLimit.SMALL).reply(this::bring);
    routes.post(PATH + "/_term", Access.COUNCIL, BodyLimit.SMALL).reply(this::term);
  }

  private StaffFrame frame(RoutingContext ctx, String key) {
    return pages.staff(ctx, pages.words(ctx).say(key), StaffMenu.COUNCIL);
  }

  private Future<Reply> queue(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    List<SignalState> lists =
        List.of(SignalState.WAITING, SignalState.OPEN, SignalState.ANSWERED, SignalState.LEFT_OUT);
    String asked = Params.query(ctx, "state").orElse("");
    SignalState list =
        lists.stream().filter(state -> state.word().equals(asked)).findFirst().orElse(null);
    return Workplaces.of(organisations, caller)
        .compose(
            places ->
                signals
                    .counts(caller, places.slugs())
                    .compose(
                        counts -> queue(ctx, places, counts, list == null ? first(counts) : list)));
  }

  /** Who comes to work begins with what nobody has read. */
  private static SignalState first(Map<SignalState, SignalStore.Count> counts) {
    return counts.containsKey(SignalState.WAITING) ? SignalState.WAITING : SignalState.OPEN;
  }

  private static Set<SignalState> all(SignalState list) {
    return list == SignalState.ANSWERED
        ? EnumSet.of(
            SignalState.ANSWERED, SignalState.TAKEN_UP, SignalState.REFUSED, SignalState.MERGED)
        : EnumSet.of(list);
  }

  private Future<Reply> queue(
      RoutingContext ctx,
      Workplaces places,
      Map<SignalState, SignalStore.Count> counts,
      SignalState list) {
    Caller caller = places.caller();
    StaffFrame staff = frame(ctx, "civic.signals");
    Words words = staff.words();
    List<PublicHead.Tab> states = new ArrayList<>();
    for (SignalState state :
        List.of(
            SignalState.WAITING, SignalState.OPEN, SignalState.ANSWERED, SignalState.LEFT_OUT)) {
      long n =
          all(state).stream()
              .mapToLong(one -> counts.getOrDefault(one, SignalStore.Count.NONE).all())
              .sum();
      states.add(
          new PublicHead.Tab(
              PATH + "?state=" + state.word(),
              words.say("signal.queue." + state.word(), n),
              state == list ? "page" : null));
    }
    return Future.all(
            signals.store(caller).list(places.slugs(), all(list), MOST, 0), terms(places, words))
        .map(
            found -> {
              List<Signal> listed = found.resultAt(0);
              return pages.renderStaff(
                  "signal/queue.jte",
                  new QueuePage(
                      staff,
                      DeskTabs.SIGNALS.tabs(words),
                      states,
                      listed.stream().map(one -> row(words, places, one)).toList(),
                      listed.isEmpty() ? words.say("signal.queue.none") : "",
                      found.resultAt(1)));
            });
  }

  private QueuePage.Row row(Words words, Workplaces places, Signal signal) {
    return new QueuePage.Row(
        SignalLine.of(words, signal, PATH + "/" + signal.id(), signals.today()),
        places.name(words, signal.organisation()));
  }

  private Future<List<QueuePage.Term>> terms(Workplaces places, Words words) {
    List<Future<QueuePage.Term>> terms = new ArrayList<>();
    for (Organisation one : places.own()) {
      if (places.caller().changes(one.slug())) {
        terms.add(
            signals
                .store(places.caller())
                .weeks(one.slug())
                .map(
                    weeks ->
                        new QueuePage.Term(one.slug(), one.name().in(words.language()), weeks)));
      }
    }
    return Future.all(terms).map(_ -> terms.stream().map(Future::result).toList());
  }

  private Future<Reply> form(RoutingContext ctx) {
    return form(ctx, Typed.NOTHING, List.of());
  }

  private Future<Reply> form(RoutingContext ctx, Typed typed, List<String> personal) {
    StaffFrame staff = frame(ctx, "signal.bring");
    Words words = staff.words();
    return Workplaces.of(organisations, Caller.of(ctx))
        .map(
            places ->
                pages.renderStaff(
                    "signal/bring.jte",
                    new QueuePage.Bring(
                        staff,
                        DeskTabs.SIGNALS.tabs(words),
                        Workplaces.choices(words, places.own()),
                        NewSignalPage.of(words, PATH, Signals.USUAL_WEEKS, typed, personal))));
  }

  private Future<Reply> bring(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    String organisation = form.text("organisation", 100);
    Signals.requireWork(Caller.of(ctx), organisation);
    SignalForm read = new SignalForm(form, words);
    Subject subject = read.read();
    List<String> personal = subject == null ? List.of() : SignalForm.personal(subject, words);
    if (subject == null || (!personal.isEmpty() && !form.has("sure"))) {
      return form(ctx, read.typed(), personal).map(reply -> reply.status(Problem.INVALID.status()));
    }
    return signals
        .bring(Caller.of(ctx), organisation, subject)
        .map(id -> Reply.seeOther(PATH + "/" + id));
  }

  private Future<Reply> term(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String weeks = form.text("weeks", 2);
    if (!weeks.matches("[1-9]\\d?") || Integer.parseInt(weeks) > Signals.MOST_WEEKS) {
      return Future.failedFuture(Rejected.because(Problem.INVALID));
    }
    return signals
        .setTerm(Caller.of(ctx), form.text("organisation", 100), Integer.parseInt(weeks))
        .map(_ -> Reply.seeOther(PATH));
  }

  /** A signal of the caller's; fails with {@link Problem#NOT_FOUND}. */
  static Future<Signal> signal(Signals signals, RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("signal")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return signals
        .store(Caller.of(ctx))
        .find(id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }
}
