package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventText;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.DeskTabs;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.Signal;
import nl.telmee.signal.SignalLine;
import nl.telmee.signal.Signals;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/**
 * The first page of the council's place. News stays until the reader says that it was seen; how far
 * that was, the browser keeps, and nobody else.
 */
final class OverviewPages {
  private static final String PATH = "/council";
  private static final String COOKIE = "council-seen";
  private static final Duration KEPT = Duration.ofDays(400);
  private static final int MOST_NEWS = 12;
  private static final int MOST_RESULTS = 200;

  private static final Set<EventType> FACTS =
      EnumSet.complementOf(EnumSet.of(EventType.RESULTS_RELEASED));
  private static final Set<EventType> RESULTS = Set.of(EventType.RESULTS_RELEASED);

  private static final int MOST_SIGNALS = 5;

  private final Feed feed;
  private final Signals signals;
  private final Agendas agendas;
  private final Advices advices;
  private final OrganisationStore organisations;
  private final Pages pages;
  private final boolean secure;
  private final PartsView parts;

  OverviewPages(
      Feed feed,
      Signals signals,
      Agendas agendas,
      Advices advices,
      OrganisationStore organisations,
      Pages pages,
      Trajectories trajectories,
      boolean secure) {
    this.feed = feed;
    this.signals = signals;
    this.agendas = agendas;
    this.advices = advices;
    this.organisations = organisations;
    this.pages = pages;
    this.secure = secure;
    this.parts = new PartsView(trajectories);
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::page);
    routes.post(PATH + "/_seen", Access.COUNCIL, BodyLimit.SMALL).reply(this::seen);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return Workplaces.of(organisations, caller)
        .compose(
            places ->
                Future.all(
                        news(caller),
                        advices.all(caller),
                        signals.waiting(caller, places.slugs()),
                        signals.open(caller, places.slugs(), MOST_SIGNALS),
                        parts.of(caller, pages.words(ctx)))
                    .map(
                        found ->
                            page(
                                ctx,
                                places,
                                found.resultAt(0),
                                found.resultAt(1),
                                found.resultAt(2),
                                found.resultAt(3),
                                found.resultAt(4))));
  }

  /**
   * The newest of the organisations that a caller sees: their own, and those above it. Of the
   * results of a poll only the newest: a poll that runs would push out everything else.
   */
  private Future<List<LoggedEvent>> news(Caller caller) {
    return Future.all(news(caller, FACTS, MOST_NEWS), news(caller, RESULTS, MOST_RESULTS))
        .map(
            found -> {
              Map<String, LoggedEvent> results = new LinkedHashMap<>();
              found
                  .<List<LoggedEvent>>resultAt(1)
                  .forEach(event -> results.putIfAbsent(event.subject(), event));
              return Stream.concat(
                      found.<List<LoggedEvent>>resultAt(0).stream(), results.values().stream())
                  .sorted(Comparator.comparingLong(LoggedEvent::seq).reversed())
                  .limit(MOST_NEWS)
                  .toList();
            });
  }

  private Future<List<LoggedEvent>> news(Caller caller, Set<EventType> types, int most) {
    Set<String> seen = caller.scope().everywhere() ? null : caller.scope().seen();
    return feed.before(new EventFilter(seen, types, null, null), Long.MAX_VALUE, most);
  }

  private Reply page(
      RoutingContext ctx,
      Workplaces places,
      List<LoggedEvent> news,
      List<Advice> advice,
      long unread,
      List<Signal> open,
      List<OverviewPage.Part> trajectories) {
    StaffFrame staff = pages.staff(ctx, pages.words(ctx).say("council.title"), StaffMenu.COUNCIL);
    Words words = staff.words();
    Caller caller = places.caller();
    return pages.renderStaff(
        "council/overview.jte",
        new OverviewPage(
            staff,
            DeskTabs.OVERVIEW.tabs(words),
            news.stream()
                .filter(event -> event.seq() > seenUpTo(ctx))
                .map(event -> news(words, places, event))
                .toList(),
            news.isEmpty() ? 0 : news.getFirst().seq(),
            advice.stream()
                .filter(one -> waits(caller, one))
                .map(one -> line(words, places, one))
                .toList(),
            unread == 0 ? "" : words.count("council.to-read", unread),
            open.stream()
                .map(
                    one ->
                        SignalLine.of(words, one, "/council/signals/" + one.id(), signals.today()))
                .toList(),
            agendas(words, places),
            trajectories,
            caller.scope().seat() != null));
  }

  /** Whether an advice waits for what the caller does next. */
  private static boolean waits(Caller caller, Advice advice) {
    return switch (advice.state()) {
      case ASKED, DRAFT -> caller.speaksFor(advice.council());
      case DELIVERED, PUBLISHED -> caller.changes(advice.organisation());
      case ANSWERED -> false;
    };
  }

  private AdviceLine line(Words words, Workplaces places, Advice advice) {
    return AdviceLine.of(
        words, advice, advice.desk(), AdvicePages.by(words, places.all(), advice), advices.today());
  }

  private static OverviewPage.News news(Words words, Workplaces places, LoggedEvent event) {
    EventText text = EventText.of(event, places.name(words, event.organisation()), words);
    return new OverviewPage.News(event.path(), text.title(), text.text(), words.moment(event.at()));
  }

  private List<PublicHead.Tab> agendas(Words words, Workplaces places) {
    int year = agendas.thisYear();
    List<PublicHead.Tab> tabs = new ArrayList<>();
    for (Organisation one : places.own()) {
      tabs.add(
          new PublicHead.Tab(
              "/council/agendas/" + one.slug() + "/" + year,
              words.say("agenda.title", String.valueOf(year))
                  + " · "
                  + one.name().in(words.language()),
              null));
    }
    return tabs;
  }

  /** Up to which event the browser's reader has seen everything. */
  private static long seenUpTo(RoutingContext ctx) {
    Cookie cookie = ctx.request().getCookie(COOKIE);
    return cookie == null ? 0 : number(cookie.getValue());
  }

  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private Future<Reply> seen(RoutingContext ctx) {
    long upTo = number(Form.of(ctx).text("seen", 18));
    String cookie =
        COOKIE
            + "=%d; Path=/council; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(upTo, KEPT.toSeconds(), secure ? "; Secure" : "");
    return Future.succeededFuture(Reply.seeOther(PATH).with("Set-Cookie", cookie));
  }
}
