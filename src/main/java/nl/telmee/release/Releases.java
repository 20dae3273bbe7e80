package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Strata;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;
import nl.telmee.tally.TallyStore;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** Makes versions and reads them. What it remembers can be thrown away. Thread: any. */
public final class Releases {
  /** A poll gets at most 4 versions a second, whatever the number of nodes. */
  static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

  private static final int MOST_REMEMBERED = 500;

  private final ReleaseStore store;
  private final ReleaseStore publicStore;
  private final Announcements announcements;
  private final Clock clock;
  private final Beside.Source beside;
  private final ConcurrentMap<PollId, Snapshot> newest = new ConcurrentHashMap<>();
  private final ConcurrentMap<PollId, Long> received = new ConcurrentHashMap<>();

  /**
   * @param beside where to find what goes with the numbers
   */
  public Releases(Database db, Clock clock, Beside.Source beside) {
    this.store = new ReleaseStore(db);
    this.announcements = new Announcements(store, clock);
    this.publicStore = new ReleaseStore(db.visitor());
    this.clock = clock;
    this.beside = beside;
  }

  ReleaseStore store() {
    return store;
  }

  /** Polls that are still looked at; see {@link ReleaseStore#unfinished}. */
  Future<List<ReleaseStore.Standing>> unfinished(@Nullable Collection<PollId> known) {
    return store.unfinished(clock.instant(), Announcements.SHORTEST_PAUSE, known);
  }

  /**
   * Makes a new version if the rule allows one, or the last version of a closed poll. Does nothing
   * while another node is at it, or when it is too early: yields how much, and else zero.
   */
  Future<Duration> look(Poll poll) {
    Cells cells = new Cells(poll.content().questionnaire());
    return store.inTransaction(
        tx ->
            store
                .lockUnlessHeld(tx, poll.id())
                .compose(
                    head ->
                        head.isEmpty() || head.get().closed()
                            ? Future.succeededFuture(Duration.ZERO)
                            : lookInTime(tx, poll, cells, head.get())));
  }

  private Future<Duration> lookInTime(
      SqlConnection tx, Poll poll, Cells cells, ReleaseStore.Head head) {
    Duration early = Pauses.left(head.releasedAt(), SHORTEST_PAUSE, clock.instant());
    return early.isPositive()
        ? Future.succeededFuture(early)
        : advance(tx, poll, cells, head).map(Duration.ZERO);
  }

  private Future<Void> advance(SqlConnection tx, Poll poll, Cells cells, ReleaseStore.Head head) {
    return store
        .released(tx, poll.id(), cells, head.version())
        .compose(
            released ->
                TallyStore.counts(tx, poll.id(), cells)
                    .compose(tally -> insert(tx, poll, cells, head, released, tally)));
  }

  private Future<Void> insert(
      SqlConnection tx,
      Poll poll,
      Cells cells,
      ReleaseStore.Head head,
      Released released,
      Map<Integer, Counts> tally) {
    boolean closed = poll.state() == Poll.State.CLOSED;
    int k = k(poll);
    ReleaseStep step =
        closed
            ? ReleaseRule.atClosing(k, cells, released, tally)
            : ReleaseRule.whileOpen(k, cells, released, tally);
    if (step.empty() && !closed) {
      return announcements.tell(tx, poll, head, head.version(), released.total().responses());
    }
    long received = tally.values().stream().mapToLong(Counts::responses).sum();
    long shown = released.plus(step).total().responses();
    ReleaseStore.Version version =
        new ReleaseStore.Version(clock.instant(), received, shown, closed);
    int number = head.version() + 1;
    return store
        .insert(tx, poll.id(), number, version, step)
        .compose(_ -> announcements.tell(tx, poll, head, number, shown));
  }

  /** The newest version this node knows: at most one look of the clock old. */
  public Future<Snapshot> newest(Poll poll) {
    Snapshot known = newest.get(poll.id());
    Future<Snapshot> found =
        known != null && sameState(known, poll) ? besideIt(poll, known) : refresh(poll);
    return found.map(this::counted);
  }

  /**
   * The newest version, with the conversations that are in the database at this moment: for what is
   * kept of it. Nobody adds one to the last version.
   */
  public Future<Snapshot> settled(Poll poll) {
    return newest(poll)
        .compose(
            known ->
                beside
                    .spokenBy(poll, null)
                    .map(said -> Snapshot.of(known.results(), known.beside().with(said))));
  }

  /**
   * A version as it was: beside it is what was said in conversations until the next one was made,
   * and no texts. Fails with {@link Problem#NOT_FOUND} when there is no such version.
   *
   * @param number 0: the newest
   */
  Future<Snapshot> asked(Poll poll, int number) {
    return newest(poll)
        .compose(
            known -> {
              if (number == 0 || number == known.version()) {
                return Future.succeededFuture(known);
              }
              return number > known.version()
                  ? Future.failedFuture(Rejected.because(Problem.NOT_FOUND))
                  : earlier(poll, number);
            });
  }

  private Future<Snapshot> earlier(Poll poll, int number) {
    return Future.all(results(poll, number), publicStore.version(poll.id(), number + 1))
        .compose(
            both ->
                beside
                    .spokenBy(poll, both.<ReleaseStore.Version>resultAt(1).releasedAt())
                    .map(said -> Snapshot.of(both.resultAt(0), Beside.NOTHING.with(said))));
  }

  /** The same version with what stands beside it now, or did when the database last answered. */
  private Future<Snapshot> besideIt(Poll poll, Snapshot known) {
    return beside
        .of(poll)
        .otherwise(known.beside())
        .map(
            now ->
                now.equals(known.beside())
                    ? known
                    : remember(poll.id(), Snapshot.of(known.results(), now)));
  }

  /** Version 0 shows nothing but how many responses are in, and that still changes. */
  private Snapshot counted(Snapshot snapshot) {
    return snapshot.version() > 0
        ? snapshot
        : Snapshot.of(snapshot.results().withReceived(received(snapshot)), snapshot.beside());
  }

  /** A closed poll is known once its last version is. */
  private static boolean sameState(Snapshot known, Poll poll) {
    return known.results().closed() || poll.state() == Poll.State.OPEN;
  }

  /** Reads the newest version from the database and remembers it. */
  Future<Snapshot> refresh(Poll poll) {
    return publicStore
        .newest(poll.id())
        .compose(number -> results(poll, number))
        .compose(
            results -> beside.of(poll).map(now -> remember(poll.id(), Snapshot.of(results, now))));
  }

  private Snapshot remember(PollId poll, Snapshot fresh) {
    if (newest.size() >= MOST_REMEMBERED) {
      newest.clear();
    }
    return newest.merge(
        poll, fresh, (known, read) -> read.version() >= known.version() ? read : known);
  }

  /** What was seen, or the newer version that this node knows by now. Asks nobody. */
  public Snapshot latest(Snapshot seen) {
    Snapshot known = newest.get(seen.results().poll().id());
    return known != null && known.version() > seen.version() ? known : seen;
  }

  /** How many responses are stored, as the clock last saw it; never less than a version says. */
  public long received(Snapshot snapshot) {
    return Math.max(received(snapshot.results().poll().id()), snapshot.results().received());
  }

  /** How many responses a poll had when this node looked last; 0: it did not look. */
  public long received(PollId poll) {
    return received.getOrDefault(poll, 0L);
  }

  void remember(PollId poll, long responses) {
    if (received.size() >= MOST_REMEMBERED) {
      received.clear();
    }
    received.put(poll, responses);
  }

  /** How many responses of each stratum a version shows. */
  public Future<Map<Integer, Long>> responsesByStratum(Poll poll, int version) {
    Cells cells = new Cells(poll.content().questionnaire());
    return store
        .released(poll.id(), cells, version)
        .map(
            released -> {
              Map<Integer, Long> responses = new HashMap<>();
              released.byStratum().forEach((s, counts) -> responses.put(s, counts.responses()));
              return responses;
            });
  }

  /** A version; it is the same whenever it is read. Version 0 shows nothing. */
  Future<Results> results(Poll poll, int number) {
    Cells cells = new Cells(poll.content().questionnaire());
    if (number == 0) {
      return Future.succeededFuture(Results.none(poll));
    }
    return publicStore
        .version(poll.id(), number)
        .compose(
            version ->
                publicStore
                    .released(poll.id(), cells, number)
                    .map(released -> results(poll, number, version, cells, released)));
  }

  private static Results results(
      Poll poll, int number, ReleaseStore.Version version, Cells cells, Released released) {
    boolean something = version.released() > 0;
    return new Results(
        poll,
        number,
        version.releasedAt(),
        version.closed(),
        version.received(),
        version.released(),
        channels(cells, released.total()),
        something ? ResultsBuilder.questions(cells, released.total(), k(poll)) : List.of(),
        something ? breakdowns(poll, cells, released) : List.of());
  }

  private static Map<Channel, Long> channels(Cells cells, Counts total) {
    Map<Channel, Long> channels = new EnumMap<>(Channel.class);
    long other = 0;
    for (Channel channel : Channel.values()) {
      if (channel != Channel.WEB) {
        long count = total.at(cells.channel(channel));
        channels.put(channel, count);
        other += count;
      }
    }
    channels.put(Channel.WEB, total.responses() - other);
    return channels;
  }

  private static int k(Poll poll) {
    return poll.content().policy().minimumGroup();
  }

  private static List<Results.Breakdown> breakdowns(Poll poll, Cells cells, Released released) {
    List<Results.Breakdown> breakdowns = new ArrayList<>();
    if (poll.content().policy().breakdowns()) {
      for (Strata.Dimension dimension : poll.content().questionnaire().strata().dimensions()) {
        breakdowns.add(
            new Results.Breakdown(
                dimension.asked().id(), groups(dimension, cells, released, k(poll))));
      }
    }
    return breakdowns;
  }

  private static List<Results.Group> groups(
      Strata.Dimension dimension, Cells cells, Released released, int k) {
    List<Results.Group> groups = new ArrayList<>();
    for (int option = 0; option < dimension.asked().options().size(); option++) {
      Counts sum = Counts.none(cells);
      for (Map.Entry<Integer, Counts> entry : released.byStratum().entrySet()) {
        if (dimension.digit(entry.getKey()) == option) {
          sum = sum.plus(entry.getValue());
        }
      }
      if (sum.responses() > 0) {
        groups.add(
            new Results.Group(
                dimension.asked().options().get(option).id(),
                sum.responses(),
                ResultsBuilder.questions(cells, sum, k)));
      }
    }
    return groups;
  }
}
