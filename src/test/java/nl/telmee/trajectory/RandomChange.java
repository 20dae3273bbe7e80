package nl.telmee.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.Outcome;
import nl.telmee.web.Language;

/** A change that somebody might make: mostly what comes next, often something else. */
final class RandomChange {
  private static final List<String> TEXTS =
      List.of(
          "", "nvt", "volgt later", Example.SAYS, "Wij kiezen samen voor een veilige fietsroute.");

  private static final List<Item.Kind> KINDS = List.of(Item.Kind.values());
  private static final List<Step> STEPS = List.of(Step.values());

  private RandomChange() {}

  static Change next(Trajectory trajectory, Random random) {
    List<Change> all = Example.deliveries(trajectory.subject().laws().toArray(Law[]::new));
    return switch (random.nextInt(44)) {
      case 0 -> new Change.TakeBack(step(random), text(random));
      case 1 -> new Change.SetAside(step(random), text(random));
      case 2, 3 -> item(trajectory, random);
      case 4 -> new Change.Remove(kind(random), id(trajectory, random), text(random));
      case 5 -> new Change.Remove(Item.Kind.WORDING, wording(random).id(), text(random));
      case 9, 10 -> new Change.Write(emptied(trajectory, random));
      case 11 -> new Change.Put(corrected(trajectory, random));
      case 12 -> new Change.Write(moved(trajectory, random));
      case 6, 7, 8 -> all.get(random.nextInt(all.size()));
      default -> expected(trajectory, all, random);
    };
  }

  /** A section with gaps: what somebody clears, or never filled in. */
  private static Section emptied(Trajectory trajectory, Random random) {
    Subject now = trajectory.subject();
    String text = text(random);
    return switch (random.nextInt(7)) {
      case 0 ->
          new Subject(
              now.title(), text, now.policyGoal(), now.laws(), now.themes(), now.councilToldOn());
      case 1 ->
          new Subject(
              now.title(), now.summary(), text, now.laws(), now.themes(), now.councilToldOn());
      case 2 -> new Influence(null, text, Example.SAYS);
      case 3 -> new Influence(Level.TAKE_PART, Example.SAYS, text);
      case 4 -> new Review(null, text, "");
      case 5 -> shorter(trajectory, random);
      default -> Planning.WHOLE;
    };
  }

  /** Without a step that protects nobody. */
  private static Planning shorter(Trajectory trajectory, Random random) {
    Step gone = STEPS.get(random.nextInt(STEPS.size()));
    return new Planning(
        trajectory.stages().stream()
            .filter(stage -> gone.protective() || !stage.key().equals(gone.word()))
            .toList());
  }

  private static Planning moved(Trajectory trajectory, Random random) {
    boolean ordered = random.nextBoolean();
    int days = random.nextInt(100);
    return trajectory
        .planning()
        .each(
            stage ->
                new Stage(
                    stage.key(),
                    stage.title(),
                    stage.party(),
                    Example.AHEAD.plusDays(ordered ? days : random.nextInt(100))));
  }

  /** Mostly with a reason. */
  private static Finding corrected(Trajectory trajectory, Random random) {
    return new Finding(
        id(trajectory, random),
        Example.ACTIVITY,
        random.nextBoolean() ? "Bewoners vertellen toch een ander verhaal." : Example.SAYS,
        random.nextBoolean() ? "Het voorstel wordt hierna nog eens bekeken." : Example.SAYS,
        random.nextBoolean(),
        random.nextInt(4) == 0 ? text(random) : Example.SAYS,
        false,
        null,
        List.of());
  }

  /** Something that is allowed and changes something: what moves the process on, if that can be. */
  private static Change expected(Trajectory trajectory, List<Change> all, Random random) {
    List<Change> possible = new ArrayList<>(all);
    possible.addAll(worked(trajectory, random));
    possible.removeIf(change -> !moves(trajectory, change));
    return possible.stream()
        .filter(change -> !(change instanceof Change.Put) && !(change instanceof Change.Write))
        .findFirst()
        .orElseGet(
            () ->
                possible.isEmpty()
                    ? new Change.Close()
                    : possible.get(random.nextInt(possible.size())));
  }

  /** What a project leader and a board do with the findings that there are. */
  private static List<Change> worked(Trajectory trajectory, Random random) {
    List<Change> changes = new ArrayList<>();
    for (Finding finding : trajectory.content().items(Finding.class)) {
      changes.add(new Change.Put(worded(finding.id())));
      changes.add(new Change.Put(decided(finding.id())));
      changes.add(
          new Change.Put(
              new Feedback(
                  new UUID(6, random.nextInt(40)),
                  Example.SAYS,
                  Set.of(finding.id()),
                  Example.TODAY)));
    }
    return changes;
  }

  private static Finding worded(UUID id) {
    return new Finding(
        id, Example.ACTIVITY, Example.SAYS, Example.SAYS, false, "", false, null, List.of());
  }

  private static Decision decided(UUID id) {
    return new Decision(
        id, Outcome.NOT_ADOPTED, Example.SAYS, Example.TODAY, Example.SAYS, null, List.of(), null);
  }

  private static boolean moves(Trajectory trajectory, Change change) {
    return Rules.apply(trajectory, change, Party.MUNICIPALITY, Example.TODAY)
            instanceof Ruling.Allowed(Trajectory after)
        && differs(trajectory, after);
  }

  private static boolean differs(Trajectory before, Trajectory after) {
    return before.state() != after.state()
        || !before.done().keySet().equals(after.done().keySet())
        || !before.content().equals(after.content());
  }

  private static Change item(Trajectory trajectory, Random random) {
    return new Change.Put(
        switch (random.nextInt(6)) {
          case 0 ->
              new Finding(
                  id(trajectory, random),
                  Example.ACTIVITY,
                  text(random),
                  text(random),
                  false,
                  text(random),
                  false,
                  null,
                  List.of());
          case 1 ->
              new Decision(
                  id(trajectory, random),
                  Outcome.PARTLY_ADOPTED,
                  text(random),
                  Example.TODAY,
                  text(random),
                  null,
                  List.of(),
                  null);
          case 2 ->
              new Feedback(
                  new UUID(9, random.nextInt(20)),
                  text(random),
                  Set.of(id(trajectory, random)),
                  Example.TODAY);
          case 4 -> wording(random);
          case 3 -> Example.activity(random.nextInt(3), text(random));
          default ->
              new Remark(
                  new UUID(8, random.nextInt(20)), "report", Example.SAYS, null, Example.TODAY);
        });
  }

  /** Of a few parts, and sometimes under the id of another part. */
  private static Wording wording(Random random) {
    Paper paper = random.nextBoolean() ? Paper.PASSAGE : Paper.REPORT;
    String part = random.nextBoolean() ? "intro" : "heard";
    UUID basis = new UUID(10, random.nextInt(3));
    Wording right = Wording.of(paper, part, Language.NL, Example.SAYS, basis);
    return random.nextInt(5) > 0
        ? right
        : new Wording(
            Wording.id(paper, "other", Language.NL),
            paper,
            part,
            Language.NL,
            Example.SAYS,
            basis,
            right.on());
  }

  private static UUID id(Trajectory trajectory, Random random) {
    List<Finding> findings = trajectory.content().items(Finding.class);
    return findings.isEmpty() || random.nextInt(4) == 0
        ? new UUID(7, random.nextInt(5))
        : findings.get(random.nextInt(findings.size())).id();
  }

  private static Item.Kind kind(Random random) {
    return KINDS.get(random.nextInt(KINDS.size()));
  }

  private static String step(Random random) {
    return STEPS.get(random.nextInt(STEPS.size())).word();
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
