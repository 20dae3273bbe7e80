package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.DeskTabs;
import nl.telmee.signal.NewSignalPage;
import nl.telmee.signal.Typed;
import nl.telmee.signal.Workplaces;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** All advice of a caller, and how one begins: asked by an organisation, or by a council itself. */
final class AdviceDesk {
  private static final String PATH = "/council/advices";
  private static final int MORE_POINTS = 3;

  private final Advices advices;
  private final OrganisationStore organisations;
  private final Pages pages;

  AdviceDesk(Advices advices, OrganisationStore organisations, Pages pages) {
    this.advices = advices;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::list);
    routes.get(PATH + "/ask", Access.COUNCIL).reply(ctx -> askForm(ctx, Typed.NOTHING));
    routes.post(PATH + "/ask", Access.COUNCIL, BodyLimit.SMALL).reply(this::ask);
    routes.get(PATH + "/new", Access.COUNCIL).reply(ctx -> beginForm(ctx, Typed.NOTHING));
    routes.post(PATH, Access.COUNCIL, BodyLimit.QUESTIONNAIRE).reply(this::begin);
  }

  private StaffFrame frame(RoutingContext ctx, String key) {
    return pages.staff(ctx, pages.words(ctx).say(key), StaffMenu.COUNCIL);
  }

  private Future<Reply> list(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    StaffFrame staff = frame(ctx, "civic.advice");
    Words words = staff.words();
    return Future.all(Workplaces.of(organisations, caller), advices.all(caller))
        .map(
            found -> {
              Workplaces places = found.resultAt(0);
              List<Advice> all = found.resultAt(1);
              return pages.renderStaff(
                  "council/advices-desk.jte",
                  new AdviceDeskPage.All(
                      staff,
                      DeskTabs.ADVICES.tabs(words),
                      all.stream().map(one -> line(words, places, one)).toList(),
                      !councils(places).isEmpty(),
                      speaks(caller)));
            });
  }

  AdviceLine line(Words words, Workplaces places, Advice advice) {
    return AdviceLine.of(
        words, advice, advice.desk(), AdvicePages.by(words, places.all(), advice), advices.today());
  }

  private static boolean speaks(Caller caller) {
    var seat = caller.scope().seat();
    return seat != null && seat.advises() != null;
  }

  /** The councils that a caller may ask: those right below an organisation that it changes. */
  private static List<Organisation> councils(Workplaces places) {
    List<Organisation> councils = new ArrayList<>();
    for (Organisation one : places.all()) {
      String parent = one.parent();
      if (one.kind() == Organisation.Kind.COUNCIL
          && parent != null
          && places.caller().changes(parent)) {
        councils.add(one);
      }
    }
    return councils;
  }

  private Future<Reply> askForm(RoutingContext ctx, Typed typed) {
    StaffFrame staff = frame(ctx, "advice.ask");
    Words words = staff.words();
    return Workplaces.of(organisations, Caller.of(ctx))
        .map(
            places -> {
              Map<String, String> names = new TreeMap<>();
              for (Organisation one : councils(places)) {
                names.put(
                    one.slug(),
                    words.say(
                        "advice.council.of",
                        one.name().in(words.language()),
                        places.name(words, String.valueOf(one.parent()))));
              }
              return pages.renderStaff(
                  "council/advice-ask.jte",
                  new AdviceDeskPage.Ask(staff, DeskTabs.ADVICES.tabs(words), names, typed));
            });
  }

  private Future<Reply> ask(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Caller caller = Caller.of(ctx);
    AdviceForm read = new AdviceForm(form, pages.words(ctx));
    String question = read.question();
    var due = read.due(advices.today());
    return Workplaces.of(organisations, caller)
        .map(
            places ->
                councils(places).stream()
                    .filter(one -> one.slug().equals(form.raw("council")))
                    .findFirst()
                    .orElseThrow(() -> Rejected.because(Problem.NOT_ALLOWED)))
        .compose(
            (Organisation council) ->
                read.typed().right()
                    ? advices
                        .ask(
                            caller, String.valueOf(council.parent()), council.slug(), question, due)
                        .map(id -> Reply.seeOther(PATH + "/" + id))
                    : askForm(ctx, read.typed())
                        .map(reply -> reply.status(Problem.INVALID.status())));
  }

  private Future<Reply> beginForm(RoutingContext ctx, Typed typed) {
    if (!speaks(Caller.of(ctx))) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    StaffFrame staff = frame(ctx, "advice.begin");
    return Future.succeededFuture(
        pages.renderStaff(
            "council/advice-begin.jte",
            new AdviceDeskPage.Begin(
                staff,
                DeskTabs.ADVICES.tabs(staff.words()),
                typed,
                writing(staff.words(), PATH, 1, typed))));
  }

  /**
   * The council's form.
   *
   * @param revision the one that is written next
   */
  static AdviceDeskPage.Writing writing(Words words, String action, int revision, Typed typed) {
    List<String> points =
        new ArrayList<>(
            typed.values().getOrDefault("point", List.of()).stream()
                .filter(point -> !point.isBlank())
                .toList());
    for (int i = 0; i < MORE_POINTS; i++) {
      points.add("");
    }
    List<NewSignalPage.Choice> themes =
        Arrays.stream(Theme.values())
            .map(
                theme ->
                    new NewSignalPage.Choice(
                        theme.token(),
                        words.say(theme.word()),
                        typed.chosen("theme", theme.token())))
            .toList();
    return new AdviceDeskPage.Writing(action, revision, points, themes);
  }

  private Future<Reply> begin(RoutingContext ctx) {
    AdviceForm read = new AdviceForm(Form.of(ctx), pages.words(ctx));
    AdviceText text = read.text();
    return text == null
        ? beginForm(ctx, read.typed()).map(reply -> reply.status(Problem.INVALID.status()))
        : advices.begin(Caller.of(ctx), text).map(id -> Reply.seeOther(PATH + "/" + id));
  }
}
