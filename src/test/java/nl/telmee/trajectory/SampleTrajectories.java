package nl.telmee.trajectory;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;

/** Trajectories of Velsen on a node, as far as a test wants them. Thread: one. */
public final class SampleTrajectories {
  private final TestNode node;
  private final People people;
  private int made;

  public SampleTrajectories(TestNode node) {
    this.node = node;
    this.people = new People(node);
  }

  /** The archive of one that has just begun elsewhere, as Latin-1 text. */
  public static String archive(String organisation) {
    Subject subject = Example.begun().subject();
    Head head = new Head(UUID.randomUUID(), "from-elsewhere", organisation, organisation, Set.of());
    Change begun = new Change.Begin(subject, Planning.WHOLE);
    Instant then = Instant.parse("2026-11-29T12:00:00Z");
    LoggedChange line =
        new LoggedChange(head.id(), 1, begun, Party.MUNICIPALITY, then, "municipality");
    Transfer transfer =
        new Transfer(
            Trajectory.begin(head, subject, Planning.WHOLE), List.of(line), Map.of(), Map.of());
    return Archive.write(transfer).toString(StandardCharsets.ISO_8859_1);
  }

  /** One that only has its name; yields its id. */
  public String begun() {
    return id(next());
  }

  /** One with more attachments than an archive takes. */
  public String heavy() {
    String id = begun();
    LargeTransferTest.weighDown(node, UUID.fromString(id));
    return id;
  }

  /** One that can be published. */
  public String publishable() {
    return id(until(new Change.Publish()));
  }

  /** One whose first step can be done. */
  public String published() {
    return id(until(Example.done(Step.AGENDA)));
  }

  /** One whose first step is done. */
  public String started() {
    return id(until(Example.deliveries().get(5)));
  }

  /** One that can be closed. */
  public String closable() {
    return id(until(new Change.Close()));
  }

  /** One that is closed. */
  public String closed() {
    ApiTrajectory all = until(new Change.Close());
    require(all.send(people.leader().token(), new Change.Close()));
    return id(all);
  }

  /** One with results of a poll as drafts of findings. */
  public String frozen() {
    ApiTrajectory trajectory = next();
    String poll = node.openPoll(Survey.poll(trajectory.head().slug()));
    Survey survey = new Survey(made);
    for (int i = 0; i < 20; i++) {
      node.respond(poll, survey.key(), survey.answers());
    }
    UUID held = UUID.fromString(poll);
    require(
        trajectory.send(
            people.leader().token(),
            new Change.Put(
                new Activity(held, Activity.Form.POLL, "Poll", held, null, 0, "", "", "", 0))));
    node.close(poll);
    Patience.until(
        () -> trajectory.view(people.leader().token()).path("findings"), all -> !all.isEmpty());
    return id(trajectory);
  }

  private ApiTrajectory next() {
    return people.begin("sample-" + ++made);
  }

  private ApiTrajectory until(Change last) {
    ApiTrajectory api = next();
    List<Change> deliveries = Example.deliveries();
    Trajectory model = Example.begun();
    for (Change change : deliveries.subList(0, deliveries.indexOf(last))) {
      require(api.send(people.acting(model, change).token(), change));
      model = Example.apply(model, change);
    }
    return api;
  }

  private static String id(ApiTrajectory trajectory) {
    return trajectory.head().id().toString();
  }

  private static void require(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }
}
