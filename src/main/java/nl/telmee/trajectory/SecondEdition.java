package nl.telmee.trajectory;

import static nl.telmee.trajectory.Rules.allow;
import static nl.telmee.trajectory.Rules.hinder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the second edition of the rules makes of a change that the first allows: what is public
 * stays complete, a decision is about what its finding says, days that were made public are kept,
 * and nothing of what residents said disappears without a reason. Pure.
 */
final class SecondEdition {
  private SecondEdition() {}

  static Ruling judge(Trajectory before, Change change, Trajectory after, LocalDate today) {
    return switch (change) {
      case Change.Write(Planning planning) -> Dates.planned(before, planning, after);
      case Change.Write(Subject subject) -> subject(before, subject, after, today);
      case Change.Write _ -> complete(before, after);
      case Change.Put(Activity activity) -> activity(activity, after, today);
      case Change.Put(Finding finding) -> finding(before, finding, after);
      case Change.Remove remove -> remove(before, remove, after, today);
      case Change.Publish _ -> Dates.published(after, today);
      case Change.TakeBack(String key, String why) ->
          allow(
              after.with(
                  after
                      .content()
                      .with(Dates.back(after.planning(), key, new Stage.TakenBack(today, why)))));
      case Change.Freeze freeze -> freeze(freeze, after, today);
      case Change.Begin _, Change.Put _, Change.Complete _, Change.SetAside _, Change.Close _ ->
          allow(after);
    };
  }

  /** What everybody may count on before it is published stays said. */
  static Ruling complete(Trajectory before, Trajectory after) {
    if (!after.isPublic()) {
      return allow(after);
    }
    List<Condition> missing = new ArrayList<>(Condition.unmetToPublish(after));
    missing.removeAll(Condition.unmetToPublish(before)); // Of a trajectory of the first edition.
    return missing.isEmpty() ? allow(after) : new Ruling.Missing(missing);
  }

  private static Ruling subject(
      Trajectory before, Subject subject, Trajectory after, LocalDate today) {
    LocalDate told = subject.councilToldOn();
    return told != null && told.isAfter(today)
        ? hinder(Hindrance.TOLD_AHEAD)
        : complete(before, after);
  }

  private static Ruling activity(Activity activity, Trajectory after, LocalDate today) {
    if (!activity.cancelled().isBlank() && !Substance.of(activity.cancelled())) {
      return hinder(Hindrance.REASON);
    }
    boolean known = activity.people() > 0 || !activity.notes().isBlank();
    boolean ahead = activity.on() != null && activity.on().isAfter(today);
    return known && ahead && !activity.form().source()
        ? hinder(Hindrance.ACTIVITY_AHEAD)
        : allow(after);
  }

  private static Ruling finding(Trajectory before, Finding finding, Trajectory after) {
    Finding earlier = before.content().item(Finding.class, finding.id()).orElse(null);
    if (earlier == null) {
      return allow(after.with(restored(after.content(), finding)));
    }
    if (!earlier.reported()) {
      return allow(after);
    }
    if (!Substance.of(finding.text())) {
      return hinder(Hindrance.FINDING_SHORT);
    }
    return allow(finding.saysAs(earlier) ? after : after.with(overtaken(after, finding)));
  }

  /** What was decided and judged was about something else; after closing all see that it was. */
  private static Content overtaken(Trajectory after, Finding finding) {
    Content content = after.content();
    Optional<Decision> decision = content.item(Decision.class, finding.id());
    if (decision.isPresent()) {
      content = content.with(decision.get().overtaken());
    }
    Optional<Review> review = content.section(Review.class);
    return review.isEmpty() || Rules.isClosed(after)
        ? content
        : content.with(new Review(null, review.get().note(), review.get().communication()));
  }

  /** A result that was left out comes back with its numbers. */
  private static Content restored(Content content, Finding finding) {
    for (Activity activity : content.items(Activity.class)) {
      for (LeftOut out : activity.leftOut()) {
        if (out.id().equals(finding.id())) {
          List<LeftOut> rest = new ArrayList<>(activity.leftOut());
          rest.remove(out);
          return content
              .with(activity.leaving(rest))
              .with(finding.plain().of(activity.id()).resting(out.evidence()));
        }
      }
    }
    return content;
  }

  private static Ruling remove(
      Trajectory before, Change.Remove remove, Trajectory after, LocalDate today) {
    return switch (remove.kind()) {
      case ACTIVITY ->
          before
                  .content()
                  .item(Activity.class, remove.id())
                  .filter(one -> !one.leftOut().isEmpty())
                  .isPresent()
              ? hinder(Hindrance.IN_USE)
              : allow(after);
      case FINDING ->
          before
              .content()
              .item(Finding.class, remove.id())
              .map(finding -> leave(finding, remove.reason(), after, today))
              .orElseGet(() -> allow(after));
      case DECISION, FEEDBACK, IMPROVEMENT, REMARK, ATTACHMENT, WORDING -> allow(after);
    };
  }

  /** Numbers are not thrown away: that they were left out of the report can be seen, and why. */
  private static Ruling leave(Finding finding, String why, Trajectory after, LocalDate today) {
    Evidence evidence = finding.evidence();
    Activity activity = after.content().item(Activity.class, finding.activity()).orElse(null);
    if (evidence == null || activity == null) {
      return allow(after);
    }
    if (!Substance.of(why)) {
      return hinder(Hindrance.REASON);
    }
    List<LeftOut> out = new ArrayList<>(activity.leftOut());
    out.add(new LeftOut(finding.id(), today, why, evidence));
    return allow(after.with(after.content().with(activity.leaving(out))));
  }

  /** A poll that was to close later than it did was held until now. */
  private static Ruling freeze(Change.Freeze freeze, Trajectory after, LocalDate today) {
    Activity activity = after.content().item(Activity.class, freeze.activity()).orElseThrow();
    return activity.on() == null || activity.on().isAfter(today)
        ? allow(after.with(after.content().with(activity.held(today))))
        : allow(after);
  }
}
