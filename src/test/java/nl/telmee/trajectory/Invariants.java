package nl.telmee.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is true of every trajectory, told apart from the rules that see to it. */
final class Invariants {
  /** The step from which on everybody may read a paper; the plan stays with who works on it. */
  private static final Map<Paper, Step> DELIVERS =
      Map.of(
          Paper.REPORT, Step.REPORT,
          Paper.PASSAGE, Step.DECISION,
          Paper.EVALUATION, Step.EVALUATION);

  private Invariants() {}

  /** What is not as it must be. */
  static List<String> broken(Trajectory trajectory) {
    List<String> broken = new ArrayList<>();
    List<String> keys = trajectory.stages().stream().map(Stage::key).toList();
    List<String> done = List.copyOf(trajectory.done().keySet());
    if (!keys.subList(0, done.size()).equals(done)) {
      broken.add("steps were done out of order");
    }
    Content content = trajectory.content();
    if (trajectory.isPublic()) {
      Condition.unmetToPublish(trajectory).forEach(one -> broken.add("public without " + one));
      trajectory.stages().stream()
          .filter(stage -> stage.dueOn() != null && stage.promisedOn() == null)
          .forEach(stage -> broken.add("a public day that nobody remembers: " + stage));
    }
    if (!trajectory.isPublic() && trajectory.isDone(Step.ACTIVITIES)) {
      broken.add("people were heard before it was public");
    }
    findings(trajectory, broken);
    for (Wording wording : PublicContent.of(trajectory).items(Wording.class)) {
      Step delivers = DELIVERS.get(wording.paper());
      if (!trajectory.isPublic() || delivers == null || !trajectory.isDone(delivers)) {
        broken.add("everybody sees the wording of a paper that is not delivered");
      }
    }
    for (Wording wording : content.items(Wording.class)) {
      if (!wording.inPlace()) {
        broken.add("two wordings of one part");
      }
    }
    if (trajectory.state() == Trajectory.State.CLOSED) {
      closed(trajectory, broken);
    }
    return broken;
  }

  private static void findings(Trajectory trajectory, List<String> broken) {
    Content content = trajectory.content();
    Report report = content.section(Report.class).orElse(null);
    if (trajectory.isReported()
        && trajectory.subject().social()
        && (report == null || report.clientPerspective().isBlank())) {
      broken.add("reported without the clients' perspective");
    }
    for (Finding finding : content.items(Finding.class)) {
      if (finding.reported() && !finding.worded()) {
        broken.add("a reported finding without words");
      }
      if (content.item(Activity.class, finding.activity()).isEmpty()) {
        broken.add("a finding from nowhere");
      }
    }
    for (Decision decision : content.items(Decision.class)) {
      if (content.item(Finding.class, decision.id()).isEmpty()) {
        broken.add("a decision on nothing");
      }
      if (decision.reason().length() < 20) {
        broken.add("a decision without a reason");
      }
    }
    for (Finding shown : PublicContent.of(trajectory).items(Finding.class)) {
      if (!shown.reported()) {
        broken.add("a draft that everybody sees");
      }
    }
  }

  /** What a change may not do, whatever it is. */
  static List<String> broken(Trajectory before, Change change, Trajectory after) {
    List<String> broken = new ArrayList<>();
    boolean counted = before.isPublic() || !before.done().isEmpty();
    List<String> keys = after.stages().stream().map(Stage::key).toList();
    if (counted && !before.stages().stream().map(Stage::key).allMatch(keys::contains)) {
      broken.add("a step left the planning without a reason");
    }
    for (Finding finding : before.content().items(Finding.class)) {
      boolean gone = after.content().item(Finding.class, finding.id()).isEmpty();
      if (gone && (finding.reported() || change instanceof Change.Put)) {
        broken.add("a finding disappeared");
      }
    }
    if (change instanceof Change.Close) {
      after.content().items(Decision.class).stream()
          .filter(decision -> decision.outdated() || decision.told() == null)
          .forEach(decision -> broken.add("closed with a decision that is due again"));
    }
    return broken;
  }

  private static void closed(Trajectory trajectory, List<String> broken) {
    Content content = trajectory.content();
    for (Finding finding : content.items(Finding.class)) {
      Decision decision = content.item(Decision.class, finding.id()).orElse(null);
      boolean since = decision != null && !decision.corrections().isEmpty();
      if (decision == null || (decision.told() == null && !since)) {
        broken.add("closed with a finding that was not decided or told");
      }
    }
    if (content.items(Finding.class).isEmpty() || content.items(Feedback.class).isEmpty()) {
      broken.add("closed without findings or feedback");
    }
    Evaluation evaluation = content.section(Evaluation.class).orElse(null);
    if (evaluation == null
        || (evaluation.refusal().isBlank() && evaluation.contribution().isBlank())) {
      broken.add("closed without looking back");
    }
    if (trajectory.done().size() != trajectory.stages().size()) {
      broken.add("closed with steps to do");
    }
  }
}
