package nl.telmee.story;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventText;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollQuery;
import nl.telmee.poll.Polls;
import nl.telmee.release.HomePage;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.Signal;
import nl.telmee.signal.SignalLine;
import nl.telmee.signal.Signals;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** What an organisation asked and did, and the comparison of a region's municipalities. */
final class OrganisationPages {
  private static final String PATH = "/o/:organisation";
  private static final int MOST_POLLS = 24;
  private static final int MOST_NEWS = 6;
  private static final int MOST_SIGNALS = 5;

  private final Trajectories trajectories;
  private final Polls polls;
  private final Feed feed;
  private final Signals signals;
  private final OrganisationStore organisations;
  private final Shelf shelf;
  private final Pages pages;

  OrganisationPages(
      Trajectories trajectories,
      Polls polls,
      Feed feed,
      Signals signals,
      OrganisationStore organisations,
      Pages pages) {
    this.trajectories = trajectories;
    this.polls = polls;
    this.feed = feed;
    this.signals = signals;
    this.organisations = organisations;
    this.shelf = new Shelf(trajectories);
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).reply(this::page);
    routes.get(PATH + "/compare", Access.ANYONE).reply(this::compare);
  }

  /** Who is asked for, among all. */
  private record Place(Words words, Organisation own, List<Organisation> all) {
    List<Organisation> below() {
      return all.stream().filter(one -> own.slug().equals(one.parent())).toList();
    }

    List<Organisation> municipalities() {
      return below().stream().filter(one -> one.kind() == Organisation.Kind.MUNICIPALITY).toList();
    }

    Map<String, String> names() {
      return TrajectoryPages.names(words, all);
    }
  }

  private Future<Place> place(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    return organisations
        .all()
        .map(
            all ->
                new Place(
                    pages.words(ctx),
                    all.stream()
                        .filter(one -> one.slug().equals(slug))
                        .findFirst()
                        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)),
                    all));
  }

  private Frame frame(RoutingContext ctx, Place place, String key) {
    return pages.frame(
        ctx, place.words().say(key) + " · " + place.own().name().in(place.words().language()));
  }

  private Future<Reply> page(RoutingContext ctx) {
    return place(ctx)
        .compose(
            place -> {
              String slug = place.own().slug();
              return Future.all(
                      shelf.of(slug),
                      polls.opened(PollQuery.newestOf(slug, MOST_POLLS)),
                      signals.open(slug, MOST_SIGNALS),
                      news(slug))
                  .map(
                      all ->
                          page(
                              frame(ctx, place, "civic.story"),
                              place,
                              all.resultAt(0),
                              all.resultAt(1),
                              all.resultAt(2),
                              all.resultAt(3)));
            })
        .map(page -> pages.render("story/organisation.jte", page))
        .map(reply -> TrajectoryPages.unlessKnown(ctx, reply));
  }

  private Future<List<LoggedEvent>> news(String slug) {
    return feed.below(slug)
        .compose(
            (Set<String> below) -> feed.before(EventFilter.of(below), Long.MAX_VALUE, MOST_NEWS));
  }

  private OrganisationPage page(
      Frame frame,
      Place place,
      List<Trajectory> found,
      List<Poll> asked,
      List<Signal> open,
      List<LoggedEvent> news) {
    Words words = frame.words();
    String here = "/o/" + place.own().slug();
    List<Trajectory> own = Figures.of(place.own().slug(), found);
    return new OrganisationPage(
        frame,
        PublicHead.of(frame, place.own(), PublicHead.Page.STORY),
        here,
        HomePage.open(frame, asked),
        cards(place, found, Trajectory.State.PUBLISHED),
        cards(place, found, Trajectory.State.CLOSED),
        HomePage.closed(frame, asked),
        open.stream()
            .map(one -> SignalLine.of(words, one, one.address(), trajectories.today()))
            .toList(),
        news.stream().map(event -> news(words, place, event)).toList(),
        own.isEmpty() ? null : FigureTable.ofYears(words, own, trajectories.today()),
        SideBySide.of(words, own).orElse(null),
        ReachRow.of(words, Reached.of(own)),
        place.below().stream()
            .map(one -> new Link("/o/" + one.slug(), one.name().in(words.language())))
            .toList());
  }

  private List<Card> cards(Place place, List<Trajectory> found, Trajectory.State state) {
    Map<String, String> names = place.names();
    return found.stream()
        .filter(one -> one.state() == state)
        .map(one -> new Reading(place.words(), one, trajectories.today(), Map.of(), names))
        .map(Card::of)
        .toList();
  }

  private static OrganisationPage.News news(Words words, Place place, LoggedEvent event) {
    String name = place.names().getOrDefault(event.organisation(), event.organisation());
    EventText text = EventText.of(event, name, words);
    return new OrganisationPage.News(
        event.path(), text.title(), NewsText.of(event, name, words), words.moment(event.at()));
  }

  private Future<Reply> compare(RoutingContext ctx) {
    return place(ctx).compose(place -> compare(ctx, place));
  }

  private Future<Reply> compare(RoutingContext ctx, Place place) {
    if (place.own().kind() != Organisation.Kind.REGION) {
      return Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
    }
    List<Organisation> compared = new ArrayList<>(place.municipalities());
    compared.add(place.own());
    List<Future<Figures>> figures = compared.stream().map(this::figures).toList();
    return Future.all(figures)
        .map(
            _ ->
                compare(
                    frame(ctx, place, "civic.compare"),
                    place,
                    compared,
                    figures.stream().map(Future::result).toList()))
        .map(page -> pages.render("story/compare.jte", page))
        .map(reply -> TrajectoryPages.unlessKnown(ctx, reply));
  }

  private Future<Figures> figures(Organisation one) {
    return shelf
        .of(one.slug())
        .map(found -> Figures.of(Figures.of(one.slug(), found), trajectories.today()));
  }

  private static ComparePage compare(
      Frame frame, Place place, List<Organisation> compared, List<Figures> figures) {
    Words words = frame.words();
    return new ComparePage(
        frame,
        PublicHead.of(frame, place.own(), PublicHead.Page.COMPARE),
        FigureTable.of(
            words,
            words.say("story.compare.caption"),
            compared.stream().map(one -> one.name().in(words.language())).toList(),
            figures));
  }
}
