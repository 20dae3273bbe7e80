package nl.telmee.story;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.council.PublicTable;
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
import nl.telmee.signal.Signals;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation and those below it asked and did, and the comparison of a region's
 * municipalities.
 */
final class OrganisationPages {
  private static final String PATH = "/o/:organisation";
  private static final int MOST_OPEN = 24;
  private static final int MOST_RESULTS = 8;
  private static final int MOST_NEWS = 6;

  private final Trajectories trajectories;
  private final Polls polls;
  private final Feed feed;
  private final Signals signals;
  private final PublicTable table;
  private final OrganisationStore organisations;
  private final Shelf shelf;
  private final Pages pages;

  OrganisationPages(
      Trajectories trajectories,
      Polls polls,
      Feed feed,
      Signals signals,
      PublicTable table,
      OrganisationStore organisations,
      Shelf shelf,
      Pages pages) {
    this.trajectories = trajectories;
    this.polls = polls;
    this.feed = feed;
    this.signals = signals;
    this.table = table;
    this.organisations = organisations;
    this.shelf = shelf;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).reply(this::page);
    routes.get(PATH + "/compare", Access.ANYONE).reply(this::compare);
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
    return pages.frame(ctx, place.words().say(key) + " · " + place.name(place.own()));
  }

  private Future<Reply> page(RoutingContext ctx) {
    Listing.Choosing chosen = Listing.Choosing.of(ctx);
    return place(ctx)
        .compose(place -> page(frame(ctx, place, "civic.story"), place, chosen))
        .map(page -> pages.render("story/organisation.jte", page))
        .map(reply -> TrajectoryPages.unlessKnown(ctx, reply));
  }

  private Future<OrganisationPage> page(Frame frame, Place place, Listing.Choosing chosen) {
    Set<String> family = place.family();
    return shelf
        .of(family)
        .compose(
            facts ->
                Future.all(
                        cards(place, chosen.ids(facts)),
                        civic(place, facts),
                        polls.opened(
                            PollQuery.newestOf(place.around(), Poll.State.OPEN, MOST_OPEN)),
                        polls.opened(PollQuery.newestOf(family, Poll.State.CLOSED, MOST_RESULTS)),
                        news(place))
                    .map(
                        all ->
                            page(
                                frame,
                                place,
                                Listing.of(place, facts, chosen, all.resultAt(0)),
                                all.resultAt(1),
                                polls(place, all.resultAt(2), one -> HomePage.open(frame, one)),
                                polls(place, all.resultAt(3), one -> HomePage.closed(frame, one)),
                                counts(place, facts),
                                all.resultAt(4))));
  }

  private static OrganisationPage page(
      Frame frame,
      Place place,
      Listing listing,
      Civic civic,
      OrganisationPage.Polls open,
      OrganisationPage.Polls results,
      OrganisationPage.@Nullable Counts counts,
      List<LoggedEvent> news) {
    return new OrganisationPage(
        frame,
        PublicHead.of(frame, place.own(), PublicHead.Page.STORY),
        place.address(),
        OrganisationPage.parts(frame, !results.first().isEmpty(), counts != null),
        open,
        listing,
        civic,
        results,
        counts,
        comparison(place),
        news.stream().map(event -> news(place, event)).toList(),
        around(place));
  }

  /** In the order of their ids. */
  private Future<List<Card>> cards(Place place, List<UUID> ids) {
    Map<String, String> names = place.names();
    return trajectories
        .shown()
        .of(ids)
        .map(
            found ->
                found.stream()
                    .sorted(Comparator.comparingInt(one -> ids.indexOf(one.head().id())))
                    .map(
                        one ->
                            new Reading(place.words(), one, trajectories.today(), Map.of(), names))
                    .map(reading -> Card.of(reading, place.slug()))
                    .toList());
  }

  private Future<Civic> civic(Place place, List<Facts> facts) {
    Set<String> family = place.family();
    return Future.all(
            table.subjects(place.words(), family),
            signals.counts(family),
            signals.newest(family, Civic.MOST_SIGNALS),
            table.advice(place.words(), place.all(), family, Civic.MOST_ADVICE))
        .map(
            all ->
                Civic.of(
                    place,
                    signals.today(),
                    facts,
                    all.resultAt(0),
                    all.resultAt(1),
                    all.resultAt(2),
                    all.resultAt(3)));
  }

  /** Cards of polls, each with the name of whose it is where that is not whose page it is. */
  private static OrganisationPage.Polls polls(
      Place place, List<Poll> polls, Function<List<Poll>, List<HomePage.Card>> cards) {
    List<HomePage.Card> all = new ArrayList<>();
    for (Poll poll : polls) {
      String owner = poll.content().organisation();
      cards
          .apply(List.of(poll))
          .forEach(
              card -> all.add(owner.equals(place.slug()) ? card : card.saying(place.name(owner))));
    }
    return OrganisationPage.Polls.of(all);
  }

  private OrganisationPage.@Nullable Counts counts(Place place, List<Facts> facts) {
    List<Facts> own = facts.stream().filter(one -> one.isOf(place.slug())).toList();
    Words words = place.words();
    LocalDate today = trajectories.today();
    return own.isEmpty()
        ? null
        : new OrganisationPage.Counts(
            YearChart.of(words, place.slug(), own, today),
            FigureTable.ofYears(words, place.slug(), own, today),
            SideBySide.of(words, own).orElse(null),
            ReachRow.of(words, Reached.of(own)));
  }

  private Future<List<LoggedEvent>> news(Place place) {
    return feed.before(EventFilter.of(place.around()), Long.MAX_VALUE, MOST_NEWS);
  }

  private static OrganisationPage.News news(Place place, LoggedEvent event) {
    Words words = place.words();
    String name = place.name(event.organisation());
    EventText text = EventText.of(event, name, words);
    return new OrganisationPage.News(
        event.path(), text.title(), NewsText.of(event, name, words), words.moment(event.at()));
  }

  /** A region compares its municipalities; a municipality is compared in its region. */
  private static @Nullable Link comparison(Place place) {
    Organisation region = place.region() ? place.own() : place.above().orElse(null);
    return region == null || region.kind() != Organisation.Kind.REGION
        ? null
        : new Link("/o/" + region.slug() + "/compare", place.words().say("region.compare"));
  }

  private static List<Link> around(Place place) {
    List<Link> around = new ArrayList<>();
    place.above().ifPresent(one -> around.add(link(place, one)));
    place.below().forEach(one -> around.add(link(place, one)));
    return around;
  }

  private static Link link(Place place, Organisation one) {
    return new Link("/o/" + one.slug(), place.name(one));
  }

  private Future<Reply> compare(RoutingContext ctx) {
    return place(ctx).compose(place -> compare(ctx, place));
  }

  private Future<Reply> compare(RoutingContext ctx, Place place) {
    if (!place.region()) {
      return Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
    }
    List<Organisation> compared = new ArrayList<>(place.municipalities());
    compared.add(place.own());
    return shelf
        .of(place.family())
        .map(facts -> compare(frame(ctx, place, "civic.compare"), place, compared, facts))
        .map(page -> pages.render("story/compare.jte", page))
        .map(reply -> TrajectoryPages.unlessKnown(ctx, reply));
  }

  private ComparePage compare(
      Frame frame, Place place, List<Organisation> compared, List<Facts> facts) {
    return new ComparePage(
        frame,
        PublicHead.of(frame, place.own(), PublicHead.Page.COMPARE),
        FigureTable.of(
            place.words(),
            place.words().say("story.compare.caption"),
            compared.stream().map(place::name).toList(),
            compared.stream()
                .map(
                    one ->
                        Figures.of(
                            one.slug(),
                            facts.stream().filter(it -> it.isOf(one.slug())).toList(),
                            trajectories.today()))
                .toList()));
  }
}
