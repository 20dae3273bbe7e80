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
import nl.telmee.identity.SessionGate;
import nl.telmee.trajectory.Begun;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The pages where residents bring something up, support it, and see what became of it. */
final class SignalPages {
  private static final String PATH = "/o/:organisation/signals";
  private static final int ON_A_PAGE = 20;

  /** A field that people do not see; who fills it in is a program. */
  private static final String TRAP = "website";

  private final Signals signals;
  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;
  private final String publicUrl;

  SignalPages(
      Signals signals,
      Trajectories trajectories,
      OrganisationStore organisations,
      Pages pages,
      String publicUrl) {
    this.signals = signals;
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).reply(this::list);
    routes.get(PATH + "/new", Access.ANYONE).reply(this::form);
    routes.post(PATH, Access.ANYONE, BodyLimit.SMALL).reply(this::bring);
    routes.get(PATH + "/receipt/:receipt", Access.ANYONE).reply(this::receipt);
    routes.get(PATH + "/:signal", Access.ANYONE).reply(this::one);
    routes.post(PATH + "/:signal/support", Access.ANYONE, BodyLimit.SMALL).reply(this::support);
  }

  private Future<Organisation> organisation(RoutingContext ctx) {
    return organisations
        .bySlug(Params.slug(ctx, "organisation"))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  private Frame frame(RoutingContext ctx, Organisation organisation, String title) {
    Words words = pages.words(ctx);
    return pages.frame(ctx, title + " · " + organisation.name().in(words.language()));
  }

  private static PublicHead head(Frame frame, Organisation organisation) {
    return PublicHead.of(frame, organisation, PublicHead.Page.SIGNALS);
  }

  private Future<Reply> list(RoutingContext ctx) {
    boolean answered = Params.query(ctx, "state").filter("answered"::equals).isPresent();
    int page = Params.whole(ctx, "page", 1, 1_000, 1);
    Set<SignalState> states = answered ? SignalState.ANSWERS : EnumSet.of(SignalState.OPEN);
    return organisation(ctx)
        .compose(
            organisation -> {
              Set<String> one = Set.of(organisation.slug());
              SignalStore store = signals.publicStore();
              return Future.all(
                      store.counts(one, signals.today()),
                      store.list(one, states, ON_A_PAGE + 1, (page - 1) * ON_A_PAGE))
                  .map(
                      found ->
                          list(
                              ctx,
                              organisation,
                              answered,
                              page,
                              found.resultAt(0),
                              found.resultAt(1)));
            });
  }

  private Reply list(
      RoutingContext ctx,
      Organisation organisation,
      boolean answered,
      int page,
      Map<SignalState, SignalStore.Count> counts,
      List<Signal> found) {
    Frame frame = frame(ctx, organisation, pages.words(ctx).say("civic.signals"));
    Words words = frame.words();
    String here = "/o/" + organisation.slug() + "/signals";
    String part = answered ? "?state=answered&page=" : "?page=";
    SignalStore.Count open = counts.getOrDefault(SignalState.OPEN, SignalStore.Count.NONE);
    long done =
        SignalState.ANSWERS.stream()
            .mapToLong(state -> counts.getOrDefault(state, SignalStore.Count.NONE).all())
            .sum();
    List<PublicHead.Tab> tabs =
        List.of(
            new PublicHead.Tab(
                here, words.say("signal.tab.open", open.all()), answered ? null : "page"),
            new PublicHead.Tab(
                here + "?state=answered",
                words.say("signal.tab.answered", done),
                answered ? "page" : null));
    return pages.render(
        "signal/signals.jte",
        new SignalsPage(
            frame,
            head(frame, organisation),
            here + "/new",
            tabs,
            open.late() == 0 || answered ? "" : words.count("signal.many-late", open.late()),
            found.stream()
                .limit(ON_A_PAGE)
                .map(one -> SignalLine.of(words, one, one.address(), signals.today()))
                .toList(),
            found.isEmpty() ? words.say(answered ? "signal.none.answered" : "signal.none") : "",
            page > 1 ? here + part + (page - 1) : null,
            found.size() > ON_A_PAGE ? here + part + (page + 1) : null));
  }

  private Future<Reply> form(RoutingContext ctx) {
    return organisation(ctx).compose(one -> form(ctx, one, Typed.NOTHING, List.of()));
  }

  private Future<Reply> form(
      RoutingContext ctx, Organisation organisation, Typed typed, List<String> personal) {
    return signals
        .publicStore()
        .weeks(organisation.slug())
        .map(
            weeks -> {
              Frame frame = frame(ctx, organisation, pages.words(ctx).say("signal.bring"));
              String action = "/o/" + organisation.slug() + "/signals";
              return pages.render(
                  "signal/new.jte",
                  new PublicFormPage(
                      frame,
                      head(frame, organisation),
                      NewSignalPage.of(frame.words(), action, weeks, typed, personal)));
            });
  }

  /**
   * The form of a page that needs no session.
   *
   * @throws Rejected when another site sent it
   */
  private static Form ownForm(RoutingContext ctx) {
    if (!SessionGate.fromOurPage(ctx.request())) {
      throw Rejected.because(Problem.FOREIGN_FORM);
    }
    return Form.of(ctx);
  }

  private Future<Reply> bring(RoutingContext ctx) {
    Form form = ownForm(ctx);
    return organisation(ctx).compose(organisation -> bring(ctx, organisation, form));
  }

  private Future<Reply> bring(RoutingContext ctx, Organisation organisation, Form form) {
    String here = "/o/" + organisation.slug() + "/signals";
    if (!form.raw(TRAP).isEmpty()) {
      return Future.succeededFuture(Reply.seeOther(here));
    }
    SignalForm read = new SignalForm(form, pages.words(ctx));
    Subject subject = read.read();
    if (subject == null) {
      return form(ctx, organisation, read.typed(), List.of())
          .map(reply -> reply.status(Problem.INVALID.status()));
    }
    List<String> personal = SignalForm.personal(subject, pages.words(ctx));
    if (!personal.isEmpty() && !form.has("sure")) {
      return form(ctx, organisation, read.typed(), personal)
          .map(reply -> reply.status(Problem.INVALID.status()));
    }
    return signals
        .bring(ctx, organisation.slug(), subject)
        .map(token -> Reply.seeOther(here + "/receipt/" + token.text() + "?sent=1"));
  }

  private Future<Reply> receipt(RoutingContext ctx) {
    ReceiptToken token = new ReceiptToken(ctx.pathParam("receipt"));
    return Future.all(organisation(ctx), signals.publicStore().byReceipt(token.hash()))
        .compose(found -> show(ctx, found.resultAt(0), found.resultAt(1), token))
        .map(reply -> reply.with("Cache-Control", "no-store"));
  }

  private Future<Reply> one(RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("signal")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return Future.all(organisation(ctx), signals.publicStore().find(id))
        .compose(found -> show(ctx, found.resultAt(0), found.resultAt(1), null));
  }

  private Future<Reply> show(
      RoutingContext ctx,
      Organisation organisation,
      java.util.Optional<Signal> found,
      @Nullable ReceiptToken token) {
    Signal signal =
        found
            .filter(one -> one.organisation().equals(organisation.slug()))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return Future.all(
            supported(ctx, signal),
            organisations.all(),
            trajectories.shown().begunFrom(List.of(signal.id())))
        .map(
            both ->
                pages.render(
                    "signal/signal.jte",
                    page(
                        ctx,
                        organisation,
                        signal,
                        both.resultAt(0),
                        both.resultAt(1),
                        both.resultAt(2),
                        token)));
  }

  private Future<Boolean> supported(RoutingContext ctx, Signal signal) {
    return Supporter.of(ctx, signal.organisation())
        .map(one -> signals.publicStore().supported(signal.id(), one.hash(signal.organisation())))
        .orElse(Future.succeededFuture(false));
  }

  private SignalPage page(
      RoutingContext ctx,
      Organisation organisation,
      Signal signal,
      boolean supported,
      List<Organisation> all,
      List<Trajectory> begun,
      @Nullable ReceiptToken token) {
    Frame frame = frame(ctx, organisation, signal.title());
    Words words = frame.words();
    boolean open = signal.state() == SignalState.OPEN;
    UUID into = signal.mergedInto();
    return new SignalPage(
        frame,
        head(frame, organisation),
        SignalLine.of(words, signal, signal.address(), signals.today()),
        paragraphs(signal.subject().what()),
        reply(words, signal, all),
        Begun.of(words, begun),
        into == null ? null : "/o/" + organisation.slug() + "/signals/" + into,
        open && token == null
            ? new SignalPage.Support(signal.address() + "/support", supported)
            : null,
        token == null ? null : receipt(ctx, words, signal, token));
  }

  private SignalPage.Receipt receipt(
      RoutingContext ctx, Words words, Signal signal, ReceiptToken token) {
    return new SignalPage.Receipt(
        Params.query(ctx, "sent").isPresent(),
        publicUrl + "/o/" + signal.organisation() + "/signals/receipt/" + token.text(),
        words.say("signal.receipt." + signal.state().word()),
        signal.state().isPublic() ? signal.address() : null);
  }

  private static SignalPage.@Nullable Reply reply(
      Words words, Signal signal, List<Organisation> all) {
    String reply = signal.reply();
    if (reply == null || signal.closedOn() == null) {
      return null;
    }
    String by =
        all.stream()
            .filter(one -> one.slug().equals(signal.repliedBy()))
            .map(one -> one.name().in(words.language()))
            .findFirst()
            .orElse(signal.organisation());
    return new SignalPage.Reply(
        words.say("signal.reply.by", by, words.day(signal.closedOn())),
        paragraphs(reply),
        signal.link());
  }

  static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    for (String part : text.split("\\n\\s*\\n", -1)) {
      if (!part.isBlank()) {
        paragraphs.add(part.strip());
      }
    }
    return paragraphs;
  }

  private Future<Reply> support(RoutingContext ctx) {
    ownForm(ctx);
    UUID id =
        Uuids.parse(ctx.pathParam("signal")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    String organisation = Params.slug(ctx, "organisation");
    Supporter supporter =
        Supporter.of(ctx, organisation).orElseGet(() -> new Supporter(UUID.randomUUID()));
    return signals
        .publicStore()
        .find(id)
        .map(
            found ->
                found
                    .filter(one -> one.organisation().equals(organisation))
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .compose(signal -> signals.support(ctx, signal, supporter).map(_ -> signal))
        .map(
            signal ->
                Reply.seeOther(signal.address())
                    .with(
                        "Set-Cookie",
                        supporter.header(organisation, publicUrl.startsWith("https:"))));
  }
}
