package nl.telmee.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.contact.Panels;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.intake.Intake;
import nl.telmee.intake.IntakeMetrics;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.relation.RelationExamples;
import nl.telmee.release.Releases;
import nl.telmee.trajectory.Replay;
import nl.telmee.web.Json;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Demo content, loaded once: a region with three municipalities, the flash poll of 2017, closed, a
 * poll of today that a simulator answers, and trajectories around both. Responses take the same way
 * as those of phones. Runs on an event loop of its own.
 */
public final class Demo extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final String COUNCIL = "participatieraad-velsen";
  private static final Translated IJMOND = new Translated("Regio IJmond", "IJmond region");

  private static final List<Organisation> ORGANISATIONS =
      List.of(
          new Organisation("ijmond", IJMOND, Organisation.Kind.REGION, null),
          municipality("beverwijk", "Beverwijk", 42_400),
          municipality("heemskerk", "Heemskerk", 39_300),
          municipality("velsen", "Velsen", 68_600),
          new Organisation(
              COUNCIL,
              new Translated("Participatieraad Velsen", "Participation council of Velsen"),
              Organisation.Kind.COUNCIL,
              "velsen"));

  private final OrganisationStore organisations;
  private final Polls polls;
  private final Database db;
  private final Clock clock;
  private final IntakeMetrics metrics;
  private final Releases releases;
  private final Replay replay;
  private @Nullable DemoTrajectories trajectories;
  private @Nullable Intake intake;
  private @Nullable Simulator simulator;

  public Demo(
      OrganisationStore organisations,
      Polls polls,
      Database db,
      Clock clock,
      IntakeMetrics metrics,
      Releases releases,
      Replay replay) {
    this.organisations = organisations;
    this.polls = polls;
    this.db = db;
    this.clock = clock;
    this.metrics = metrics;
    this.releases = releases;
    this.replay = replay;
  }

  /** Inhabitants in 2023 by CBS StatLine, to the hundred. */
  private static Organisation municipality(String slug, String name, int inhabitants) {
    return new Organisation(
        slug,
        new Translated(name, null),
        Organisation.Kind.MUNICIPALITY,
        "ijmond",
        inhabitants,
        null,
        null,
        null);
  }

  @Override
  public Future<?> start() {
    JsonNode today = read("flash-poll-2026.json");
    return Intake.open(vertx, db, polls, clock, metrics)
        .compose(
            opened -> {
              intake = opened;
              return load(today)
                  .onSuccess(poll -> simulate(opened, poll, today))
                  .compose(_ -> loadRelations())
                  .compose(_ -> loadTrajectories())
                  .onFailure(e -> LOG.warn("The demo content is not complete", e))
                  .otherwiseEmpty();
            });
  }

  private Future<Poll> load(JsonNode today) {
    return loadOrganisations()
        .compose(_ -> loadPanel())
        .compose(_ -> loadCouncil())
        .compose(_ -> loadClosed(read("flash-poll-2017.json")))
        .compose(_ -> loadOpen(today));
  }

  private Future<Void> loadOrganisations() {
    Future<Void> loaded = Future.succeededFuture();
    for (Organisation organisation : ORGANISATIONS) {
      loaded =
          loaded.compose(
              _ -> unless(Problem.SLUG_TAKEN, organisations.insert(organisation).mapEmpty()));
    }
    return loaded;
  }

  /** A panel without anybody in it. */
  private Future<Void> loadPanel() {
    return Panels.makeYouthPanel(
        db,
        "velsen",
        "jongeren",
        new Translated("Jongerenpanel Velsen", "Youth panel of Velsen"),
        new Translated(
            "Ben je tussen de 13 en 26 en woon je in Velsen? Een paar keer per jaar vragen we wat"
                + " jij vindt. Het kost je vijf minuten en je ziet wat eruit komt.",
            "Are you between 13 and 26 and do you live in Velsen? A few times a year we ask what"
                + " you think. It takes five minutes and you see what comes of it."));
  }

  private Future<Void> loadCouncil() {
    return new CouncilExampleStore(db, "velsen", COUNCIL, clock.instant().atOffset(ZoneOffset.UTC))
        .load(new JsonObject(read("example-council.json").toString()));
  }

  /**
   * The poll of 2017 with its 671 responses, on its days of 2017; goes on where an interrupted
   * start left it.
   */
  private Future<Void> loadClosed(JsonNode body) {
    return made(body)
        .compose(
            poll ->
                poll.state() == Poll.State.DRAFT
                    ? polls.openTakenIn(poll.id(), FlashPoll2017.OPENED)
                    : Future.succeededFuture(poll))
        .compose(
            poll ->
                poll.state() == Poll.State.CLOSED
                    ? Future.succeededFuture()
                    : answerThen(poll.id())
                        .compose(_ -> polls.closeTakenIn(poll.id(), FlashPoll2017.CLOSED))
                        .mapEmpty());
  }

  /** An intake whose calendar stands at the opening; it ends when all is stored. */
  private Future<Void> answerThen(PollId poll) {
    Clock then =
        Clock.offset(clock, Duration.between(clock.instant(), FlashPoll2017.OPENED.plusSeconds(1)));
    return Intake.open(vertx, db, polls, then, metrics)
        .compose(opened -> answer(opened, poll).eventually(opened::drain).mapEmpty());
  }

  /** The keys are always the same, so that loading twice counts once. */
  private static Future<PollId> answer(Intake opened, PollId poll) {
    List<Future<Void>> stored = new ArrayList<>();
    for (Map<String, Object> answers : FlashPoll2017.responses()) {
      String name = poll + " " + stored.size();
      UUID key = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
      stored.add(opened.receive(poll, body(key, answers)));
    }
    return Future.all(stored).map(poll);
  }

  private Future<Poll> made(JsonNode body) {
    return find(body)
        .compose(poll -> poll == null ? polls.create(body) : Future.succeededFuture(poll));
  }

  /** The poll, made and opened if it was not. */
  private Future<Poll> loadOpen(JsonNode body) {
    return made(body)
        .compose(
            poll ->
                poll.state() == Poll.State.DRAFT
                    ? polls.open(poll.id())
                    : Future.succeededFuture(poll));
  }

  /** Address books with a few relations by their function. */
  private Future<Void> loadRelations() {
    return RelationExamples.load(db, read("relations.json"), clock.instant());
  }

  private Future<Void> loadTrajectories() {
    trajectories = new DemoTrajectories(vertx, polls, releases, replay, clock);
    return trajectories.load();
  }

  private Future<@Nullable Poll> find(JsonNode body) {
    return polls
        .read(body.path("slug").asText())
        .<@Nullable Poll>map(poll -> poll)
        .recover(
            failure ->
                is(Problem.NOT_FOUND, failure)
                    ? Future.succeededFuture(null)
                    : Future.failedFuture(failure));
  }

  private void simulate(Intake opened, Poll poll, JsonNode body) {
    if (poll.state() == Poll.State.OPEN) {
      simulator = new Simulator(vertx, opened, poll.id(), body.path("questions"));
      simulator.start();
    }
  }

  static byte[] body(UUID key, Map<String, Object> answers) {
    Map<String, Object> body = Map.of("key", key.toString(), "answers", answers);
    return Json.text(body).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode read(String name) {
    return Json.readOwn(text(name));
  }

  /** A file of the demo content. */
  static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Future<Void> unless(Problem expected, Future<Void> result) {
    return result.recover(
        failure -> is(expected, failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  private static boolean is(Problem problem, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == problem;
  }

  @Override
  public Future<?> stop() {
    if (trajectories != null) {
      trajectories.stop();
    }
    if (simulator != null) {
      simulator.stop();
    }
    return intake == null ? Future.succeededFuture() : intake.drain();
  }
}
