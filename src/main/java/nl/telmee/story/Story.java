package nl.telmee.story;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.council.Council;
import nl.telmee.db.Remembered;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.id.PollId;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Polls;
import nl.telmee.release.Onward;
import nl.telmee.release.Phrase;
import nl.telmee.signal.Signals;
import nl.telmee.trajectory.Attachments;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The parts of this package, put together, and the way to them from polls. Thread: any. */
public final class Story implements Onward {
  private static final int MOST_NEWS = 4;
  private static final int MOST_AT_HOME = 12;

  /** What happens to a trajectory itself, and not to its polls. */
  private static final Set<EventType> TOLD = EventType.aboutTrajectories();

  private final Trajectories trajectories;
  private final Attachments attachments;
  private final Polls polls;
  private final Feed feed;
  private final Signals signals;
  private final Council council;
  private final Shelf shelf;
  private final OrganisationStore organisations;
  private final Pages pages;
  private final Remembered<Optional<String>> addresses;

  public Story(
      Trajectories trajectories,
      Attachments attachments,
      Polls polls,
      Feed feed,
      Signals signals,
      Council council,
      OrganisationStore organisations,
      Pages pages,
      Clock clock) {
    this.trajectories = trajectories;
    this.attachments = attachments;
    this.polls = polls;
    this.feed = feed;
    this.signals = signals;
    this.council = council;
    this.shelf = new Shelf(trajectories);
    this.organisations = organisations;
    this.pages = pages;
    this.addresses = new Remembered<>(clock);
    trajectories.whenChanged(addresses::forgetAll);
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes) {
    new TrajectoryPages(trajectories, attachments, polls, council.origins(), organisations, pages)
        .mount(routes);
    new OrganisationPages(
            trajectories, polls, feed, signals, council.table(), organisations, shelf, pages)
        .mount(routes);
  }

  @Override
  public Future<Optional<String>> addressOf(PollId poll) {
    return addresses.of(
        poll,
        () ->
            trajectories
                .publishedOfPoll(poll.value())
                .map(found -> found.map(trajectory -> trajectory.head().page())));
  }

  @Override
  public Future<Optional<Trail>> trailOf(PollId poll, Words words) {
    return trajectories
        .publishedOfPoll(poll.value())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : trail(found.get(), words).map(Optional::of));
  }

  private Future<Trail> trail(Trajectory trajectory, Words words) {
    EventFilter filter = new EventFilter(null, TOLD, null, trajectory.head().slug());
    return Future.all(feed.before(filter, Long.MAX_VALUE, MOST_NEWS), organisations.all())
        .map(
            both -> {
              List<LoggedEvent> events = both.resultAt(0);
              Map<String, String> names = TrajectoryPages.names(words, both.resultAt(1));
              return new Trail(
                  place(trajectory, words),
                  events.stream().map(event -> news(event, words, names)).toList());
            });
  }

  private Place place(Trajectory trajectory, Words words) {
    Reading reading = new Reading(words, trajectory, trajectories.today(), Map.of(), Map.of());
    StepLine line = StepLine.of(reading);
    StepLine.Now now = line.now();
    return new Place(
        trajectory.head().page(),
        Phrase.of(trajectory.title(), words),
        now == null ? line.ended() : Card.now(reading, now));
  }

  private static News news(LoggedEvent event, Words words, Map<String, String> names) {
    String name = names.getOrDefault(event.organisation(), event.organisation());
    return new News(event.seq(), NewsText.of(event, name, words), words.moment(event.at()));
  }

  @Override
  public Future<Home> home(Words words) {
    return Future.all(
            trajectories.published(null, Trajectory.State.PUBLISHED, MOST_AT_HOME, 0),
            organisations.all())
        .map(
            both -> {
              List<Trajectory> going = both.resultAt(0);
              List<Organisation> all = both.resultAt(1);
              return new Home(
                  going.stream().map(one -> place(one, words)).toList(),
                  all.stream()
                      .filter(one -> one.kind() != Organisation.Kind.COUNCIL)
                      .map(one -> new Place("/o/" + one.slug(), Phrase.of(one.name(), words), ""))
                      .toList());
            });
  }
}
