package nl.telmee.trajectory;

import static nl.telmee.trajectory.Rules.allow;
import static nl.telmee.trajectory.Rules.hinder;
import static nl.telmee.trajectory.Rules.isClosed;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What adding, changing and removing an item makes of a trajectory. Pure. */
final class ItemRules {
  private ItemRules() {}

  static Ruling put(Trajectory before, Item item, Party party, LocalDate today) {
    if (before.content().items(item.getClass()).size() >= item.kind().most()
        && before.content().item(item.kind(), item.id()).isEmpty()) {
      return hinder(Hindrance.TOO_MANY);
    }
    return switch (item) {
      case Activity activity -> activity(before, activity);
      case Finding finding -> finding(before, finding, today);
      case Decision decision -> decision(before, decision, today);
      case Feedback feedback -> feedback(before, feedback, today);
      case Improvement improvement -> allow(before.with(before.content().with(improvement)));
      case Remark remark -> once(before, remark, before.content().with(remark.said(party, today)));
      case Wording wording -> wording(before, wording, today);
      case Attachment attachment ->
          isClosed(before)
              ? hinder(Hindrance.CLOSED)
              : allow(before.with(before.content().with(attachment)));
    };
  }

  /** A paper has one wording of a part; which parts there are is not up to the rules. */
  private static Ruling wording(Trajectory before, Wording wording, LocalDate today) {
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    return wording.inPlace()
        ? allow(before.with(before.content().with(wording.written(today))))
        : hinder(Hindrance.UNKNOWN);
  }

  /** What is said once stays as it is. */
  private static Ruling once(Trajectory before, Item item, Content after) {
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    return before.content().item(item.kind(), item.id()).isPresent()
        ? hinder(Hindrance.FIXED)
        : allow(before.with(after));
  }

  private static Ruling activity(Trajectory before, Activity activity) {
    if (before.isDone(Step.ACTIVITIES)) {
      return hinder(Hindrance.STEP_DONE);
    }
    Activity now =
        before.content().item(Activity.class, activity.id()).map(activity::after).orElse(activity);
    return allow(before.with(before.content().with(now)));
  }

  /** What was in a report is only ever corrected, and says so. */
  private static Ruling finding(Trajectory before, Finding finding, LocalDate today) {
    Optional<Finding> earlier = before.content().item(Finding.class, finding.id());
    if (before.content().item(Activity.class, finding.activity()).isEmpty()) {
      return hinder(Hindrance.UNKNOWN);
    }
    if (earlier.isEmpty() ? !before.isReported() : !earlier.get().reported()) {
      Finding now = earlier.map(finding::after).orElseGet(finding::plain);
      return allow(before.with(before.content().with(now)));
    }
    if (earlier.isEmpty()) {
      return hinder(Hindrance.STEP_DONE);
    }
    if (!Substance.of(finding.why()) || !finding.worded() || !Substance.of(finding.proposal())) {
      return hinder(Hindrance.REASON);
    }
    return allow(before.with(before.content().with(finding.corrected(earlier.get(), today))));
  }

  private static Ruling decision(Trajectory before, Decision decision, LocalDate today) {
    if (before.content().item(Finding.class, decision.id()).isEmpty()) {
      return hinder(Hindrance.UNKNOWN);
    }
    if (!before.isReported()) {
      return hinder(Hindrance.NOT_REPORTED);
    }
    if (!before.isPast(Step.REVIEW) || Rules.judgesAgain(before)) {
      return hinder(Hindrance.NOT_REVIEWED);
    }
    Optional<Decision> earlier = before.content().item(Decision.class, decision.id());
    boolean again = earlier.isPresent();
    if (!Substance.of(decision.reason()) || (again && !Substance.of(decision.why()))) {
      return hinder(Hindrance.REASON);
    }
    Decision now =
        earlier.map(one -> decision.corrected(one, today)).orElseGet(() -> decision.first(today));
    return allow(before.with(before.content().with(now)));
  }

  /** Feedback tells decisions; each of them is told from then on, until it is corrected. */
  private static Ruling feedback(Trajectory before, Feedback feedback, LocalDate today) {
    if (!before.isPublic()) {
      return hinder(Hindrance.NOT_PUBLIC);
    }
    if (!Substance.of(feedback.text())) {
      return hinder(Hindrance.FEEDBACK_SHORT);
    }
    Content content = before.content().with(feedback.given(today));
    for (UUID finding : feedback.findings()) {
      Optional<Decision> decision = content.item(Decision.class, finding);
      if (decision.isEmpty() || decision.get().outdated()) {
        return hinder(Hindrance.UNDECIDED);
      }
      if (isClosed(before) && decision.get().told() != null) {
        return hinder(Hindrance.CLOSED); // Only what was corrected since is told anew.
      }
      content = content.with(decision.get().told(feedback.id()));
    }
    return before.content().item(feedback.kind(), feedback.id()).isPresent()
        ? hinder(isClosed(before) ? Hindrance.CLOSED : Hindrance.FIXED)
        : allow(before.with(content));
  }

  static Ruling remove(Trajectory before, Change.Remove remove) {
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    if (before.content().item(remove.kind(), remove.id()).isEmpty()) {
      return hinder(Hindrance.UNKNOWN);
    }
    return switch (remove.kind()) {
      case ACTIVITY -> removeActivity(before, remove);
      case FINDING ->
          before.content().item(Finding.class, remove.id()).filter(Finding::reported).isPresent()
              ? hinder(Hindrance.FIXED)
              : without(before, remove);
      case ATTACHMENT, WORDING -> without(before, remove);
      case DECISION, FEEDBACK, IMPROVEMENT, REMARK -> hinder(Hindrance.FIXED);
    };
  }

  private static Ruling removeActivity(Trajectory before, Change.Remove remove) {
    if (before.isDone(Step.ACTIVITIES)) {
      return hinder(Hindrance.STEP_DONE);
    }
    return before.content().items(Finding.class).stream()
            .anyMatch(finding -> finding.activity().equals(remove.id()))
        ? hinder(Hindrance.IN_USE)
        : without(before, remove);
  }

  private static Ruling without(Trajectory before, Change.Remove remove) {
    return allow(before.with(before.content().without(remove.kind(), remove.id())));
  }

  static Ruling freeze(Trajectory before, Change.Freeze freeze) {
    Optional<Activity> activity = before.content().item(Activity.class, freeze.activity());
    if (activity.isEmpty() || activity.get().poll() == null || activity.get().frozen() > 0) {
      return hinder(Hindrance.NO_POLL);
    }
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    if (before.isDone(Step.ACTIVITIES)) {
      return hinder(Hindrance.STEP_DONE);
    }
    Content content = before.content().with(activity.get().frozen(freeze));
    for (Finding draft : freeze.drafts()) {
      content = content.with(draft);
    }
    return allow(before.with(content));
  }
}
