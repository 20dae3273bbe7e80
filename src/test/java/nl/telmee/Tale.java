package nl.telmee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Evidence;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Scope;

/** A trajectory on a node that goes on, in the names of all who work on it. */
public final class Tale implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAYS = "Jongeren willen meepraten over plekken om elkaar te zien.";

  public final UUID activity = UUID.randomUUID();
  public final UUID said = UUID.randomUUID();
  public final UUID feedback = UUID.randomUUID();

  /** The finding with numbers, once they came in. */
  public UUID counted = new UUID(0, 0);

  private final Vertx vertx = Vertx.vertx();
  private final Database db;
  private final Trajectories trajectories;
  private final UUID id;

  /** One that was begun by Velsen; the organisations must be there. */
  public Tale(TestNode node, String slug) {
    this.db = new Database(vertx, node.database());
    Clock clock = Clock.systemUTC();
    this.trajectories = new Trajectories(db, new AuditLog(db, clock), clock);
    HttpResponse<String> begun =
        node.postAsAdministrator(
            "/api/v1/trajectories",
            """
            {"organisation":"velsen","slug":"%s","participants":["beverwijk"],
             "subject":{"title":{"nl":"Hoe praten jongeren mee in de IJmond?",
               "en":"How do young people have a say in the IJmond?"},
              "summary":"De gemeenten willen weten hoe jongeren willen meepraten.",
              "policyGoal":"Jongeren beslissen eerder en vaker mee over hun eigen omgeving.",
              "laws":["youth-act"],"themes":["youth"],"councilToldOn":"2026-09-01"}}
            """
                .formatted(slug));
    if (begun.statusCode() != 201) {
      throw new AssertionError(begun.body());
    }
    this.id = UUID.fromString(TestNode.json(begun).path("id").asText());
  }

  /** Does something in the name of whoever may. */
  public void does(Change change) {
    EnumSet<Party> all = EnumSet.allOf(Party.class);
    Standing who = new Standing(Scope.EVERYWHERE, all, "somebody");
    await(trajectories.change(who, id, Trajectories.ANY_REVISION, change));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public void write(Section.Kind kind, String json) {
    does(new Change.Write(kind.read(json(json))));
  }

  /** Ten people answer a poll, so that something came of it. */
  public static void answer(TestNode node, String poll) {
    for (int i = 0; i < 10; i++) {
      node.respond(
          poll,
          UUID.randomUUID().toString(),
          "{\"municipality\":\"velsen\",\"age\":\"12-15\",\"themes\":[\"green\"],\"importance\":5}");
    }
  }

  public void put(Item.Kind kind, UUID item, String json) {
    does(new Change.Put(kind.read(item, json(json))));
  }

  public void done(Step step) {
    does(new Change.Complete(step.word(), ""));
  }

  /** Everybody may see it; its steps are due on these days from now, one after the other. */
  public void publish(int firstInDays, int apart) {
    write(
        Section.Kind.INFLUENCE,
        """
        {"level":"think-along","can":"Hoe en waarover jongeren meepraten.",
         "cannot":"Het geld dat er is, staat vast."}
        """);
    planned(firstInDays, apart);
    does(new Change.Publish());
  }

  /** The steps are due on these days from now, one after the other. */
  public void planned(int firstInDays, int apart) {
    LocalDate first = trajectories.today().plusDays(firstInDays);
    StringBuilder stages = new StringBuilder();
    LocalDate due = first;
    for (Step step : Step.values()) {
      stages.append(stages.isEmpty() ? "" : ",");
      stages.append("{\"key\":\"%s\",\"dueOn\":\"%s\"}".formatted(step.word(), due));
      due = due.plusDays(apart);
    }
    write(Section.Kind.PLANNING, "{\"stages\":[" + stages + "]}");
  }

  /** A step, and all after it, are to be done again. */
  public void back(Step step, String why) {
    does(new Change.TakeBack(step.word(), why));
  }

  /** Up to the activities: a poll, and an evening. */
  public void ask(String poll) {
    done(Step.AGENDA);
    does(new Change.SetAside("council-start", "De raad doet mee in de focusgroep."));
    write(
        Section.Kind.GOAL,
        """
        {"purpose":"Weten hoe jongeren het liefst meepraten.",
         "focusGroup":"Vier jongeren, een raadslid en een ambtenaar."}
        """);
    write(Section.Kind.STAKEHOLDERS, stakeholders("unknown", "unknown"));
    done(Step.GOAL);
    write(
        Section.Kind.APPROACH,
        """
        {"question":"Hoe en waarover wil jij meepraten in jouw gemeente?",
         "ways":["poll","meeting"],"plan":"Eerst een peiling op de telefoon, dan een avond."}
        """);
    done(Step.APPROACH);
    put(
        Item.Kind.ACTIVITY,
        activity,
        """
        {"form":"poll","title":"Flitspeiling","on":"%s","poll":"%s"}
        """
            .formatted(trajectories.today(), poll));
    done(Step.ORGANISATION);
  }

  private static String stakeholders(String young, String schools) {
    return "{\"categories\":["
        + Stakeholder.Category.words().stream()
            .map(word -> stakeholder(word, young, schools))
            .collect(Collectors.joining(","))
        + "]}";
  }

  private static String stakeholder(String word, String young, String schools) {
    boolean concerned = word.equals("young-people") || word.equals("schools");
    return "{\"category\":\"%s\",\"concerned\":%b,\"approach\":\"%s\",\"reach\":\"%s\"}"
        .formatted(
            word,
            concerned,
            concerned ? "Via school en Instagram" : "",
            word.equals("young-people") ? young : word.equals("schools") ? schools : "unknown");
  }

  /**
   * The results of a poll that closes come in; of their drafts the one about themes is kept, for
   * {@link #counted}.
   */
  public void hear() {
    Trajectory heard =
        Patience.until(
            () -> await(trajectories.find(Scope.EVERYWHERE, id)),
            now -> now.content().item(Activity.class, activity).orElseThrow().frozen() > 0);
    for (Finding draft : heard.content().items(Finding.class)) {
      Evidence evidence = draft.evidence();
      if (evidence != null && evidence.question().path("id").asText().equals("themes")) {
        counted = draft.id();
      } else {
        does(
            new Change.Remove(
                Item.Kind.FINDING, draft.id(), "Dit hoort niet bij de vraag van het traject."));
      }
    }
    done(Step.ACTIVITIES);
  }

  /** The report with two findings. */
  public void report() {
    write(Section.Kind.STAKEHOLDERS, stakeholders("reached", "not"));
    finding(counted, "De meeste jongeren willen het over wonen hebben.", "");
    finding(said, SAYS, "");
    write(
        Section.Kind.REPORT,
        """
        {"summary":"Jongeren willen meepraten, het liefst op hun telefoon.",
         "clientPerspective":"Jongeren met hulp van de gemeente willen eerst weten wie er meeleest.",
         "reaction":"Iedereen kon twee weken op het verslag reageren."}
        """);
    done(Step.REPORT);
    judge();
    done(Step.REVIEW);
  }

  /** The focus group finds in the report what was said; after a correction, anew. */
  public void judge() {
    write(Section.Kind.REVIEW, "{\"judgement\":\"agrees\",\"note\":\"\",\"communication\":\"\"}");
  }

  /** Words a finding, or corrects it with a reason. */
  public void finding(UUID finding, String text, String why) {
    put(
        Item.Kind.FINDING,
        finding,
        """
        {"activity":"%s","text":"%s","proposal":"Elke gemeente kiest twee plekken.","why":"%s"}
        """
            .formatted(activity, text, why));
  }

  /** Decides on a finding, or corrects that with a reason. */
  public void decide(UUID finding, String outcome, String reason, String why) {
    put(
        Item.Kind.DECISION,
        finding,
        "{\"outcome\":\"%s\",\"reason\":\"%s\",\"why\":\"%s\"}".formatted(outcome, reason, why));
  }

  /** Tells what was decided on both findings. */
  public void tell() {
    put(
        Item.Kind.FEEDBACK,
        feedback,
        """
        {"text":"Dit deden we met wat jullie zeiden: wonen staat bovenaan.","findings":["%s","%s"]}
        """
            .formatted(counted, said));
    done(Step.DECISION);
  }

  /** Looks back, and closes. */
  public void lookBack() {
    write(
        Section.Kind.EVALUATION,
        """
        {"contribution":"De jongeren hebben het plan echt veranderd.",
         "scores":[{"criterion":"heard","score":4},{"criterion":"in-time","score":3}],
         "recommendations":["Vraag het een volgende keer eerder."],"refusal":""}
        """);
    done(Step.EVALUATION);
    write(Section.Kind.LATER_ADVICE, "{\"text\":\"Begin elke keer op school met een peiling.\"}");
    done(Step.LATER_ADVICE);
    put(
        Item.Kind.IMPROVEMENT,
        UUID.randomUUID(),
        """
        {"text":"De vraag gaat voortaan eerst langs de focusgroep.","owner":"projectleider",
         "dueOn":"2027-03-01","standing":"in-motion","note":""}
        """);
    done(Step.IMPROVEMENT);
    does(new Change.Close());
  }

  @Override
  public void close() {
    await(db.close().compose(_ -> vertx.close()));
  }
}
