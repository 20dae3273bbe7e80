package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change makes of a trajectory, or why it cannot be. The same for who works on it, for the
 * log when it is read again, and for tests that walk at random. Pure.
 */
public final class Rules {
  private Rules() {}

  /**
   * Applies a change to a trajectory that has begun.
   *
   * @param party in whose name it is done; whether it may is up to {@link Permissions}
   * @param today in the Netherlands
   */
  public static Ruling apply(Trajectory before, Change change, Party party, LocalDate today) {
    return apply(before, change, party, today, Edition.NEWEST);
  }

  /** The same by the rules of an edition: what a log says was judged by the rules of its day. */
  static Ruling apply(
      Trajectory before, Change change, Party party, LocalDate today, Edition edition) {
    Ruling ruling =
        switch (change) {
          case Change.Begin _ -> hinder(Hindrance.STEP_DONE);
          case Change.Write(Section section) -> write(before, section);
          case Change.Put(Item item) -> ItemRules.put(before, item, party, today);
          case Change.Remove remove -> ItemRules.remove(before, remove);
          case Change.Publish _ -> publish(before, today, edition);
          case Change.Complete complete -> complete(before, complete, party, today, edition);
          case Change.SetAside aside -> setAside(before, aside, party, today);
          case Change.TakeBack back -> takeBack(before, back);
          case Change.Freeze freeze -> ItemRules.freeze(before, freeze);
          case Change.Close _ -> close(before, today, edition);
        };
    if (ruling instanceof Ruling.Allowed(Trajectory after) && edition != Edition.FIRST) {
      ruling = SecondEdition.judge(before, change, after, today);
    }
    return ruling instanceof Ruling.Allowed(Trajectory after)
        ? new Ruling.Allowed(after.next())
        : ruling;
  }

  static Ruling allow(Trajectory after) {
    return new Ruling.Allowed(after);
  }

  static Ruling hinder(Hindrance hindrance) {
    return new Ruling.Hindered(hindrance);
  }

  static boolean isClosed(Trajectory trajectory) {
    return trajectory.state() == Trajectory.State.CLOSED;
  }

  private static Ruling write(Trajectory before, Section section) {
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    if (section.kind().step().filter(before::isDone).isPresent()
        && !(section instanceof Review && judgesAgain(before))) {
      return hinder(Hindrance.STEP_DONE);
    }
    if (section instanceof Planning planning && !keepsDone(before, planning)) {
      return hinder(Hindrance.PLANNING_OF_DONE);
    }
    return allow(before.with(before.content().with(section)));
  }

  /** The report was judged, and a finding in it was worded otherwise since. */
  static boolean judgesAgain(Trajectory trajectory) {
    return trajectory.isDone(Step.REVIEW)
        && !Condition.REPORT_JUDGED.isMet(trajectory, Edition.FIRST);
  }

  /** What was done stays planned as it was, and nothing is put before it. */
  private static boolean keepsDone(Trajectory before, Planning planning) {
    int done = before.done().size();
    return planning.stages().size() >= done
        && planning.stages().subList(0, done).stream()
            .map(Stage::key)
            .toList()
            .equals(before.stages().subList(0, done).stream().map(Stage::key).toList());
  }

  private static Ruling publish(Trajectory before, LocalDate today, Edition edition) {
    if (before.isPublic()) {
      return hinder(Hindrance.PUBLIC);
    }
    List<Condition> missing = Condition.unmet(before, Condition.TO_PUBLISH, edition);
    return missing.isEmpty() ? allow(before.published(today)) : new Ruling.Missing(missing);
  }

  private static Ruling complete(
      Trajectory before, Change.Complete complete, Party party, LocalDate today, Edition edition) {
    Optional<Hindrance> hindrance = notNext(before, complete.key());
    if (hindrance.isPresent()) {
      return hinder(hindrance.get());
    }
    Stage stage = before.planning().stage(complete.key()).orElseThrow();
    if (stage.step().isEmpty() && !Substance.of(complete.note())) {
      return hinder(Hindrance.NOTE);
    }
    List<Condition> missing = Condition.unmet(before, stage, edition);
    return missing.isEmpty()
        ? done(
            delivered(before, stage), stage.key(), new Done(today, party, complete.note(), false))
        : new Ruling.Missing(missing);
  }

  /** From the report on its findings stand. */
  private static Trajectory delivered(Trajectory before, Stage stage) {
    if (stage.step().filter(step -> step == Step.REPORT).isEmpty()) {
      return before;
    }
    Content content = before.content();
    for (Finding finding : content.items(Finding.class)) {
      content = content.with(finding.inReport());
    }
    return before.with(content);
  }

  private static Ruling setAside(
      Trajectory before, Change.SetAside aside, Party party, LocalDate today) {
    Optional<Hindrance> hindrance = notNext(before, aside.key());
    if (hindrance.isPresent()) {
      return hinder(hindrance.get());
    }
    Stage stage = before.planning().stage(aside.key()).orElseThrow();
    if (stage.step().filter(Step::protective).isPresent()) {
      return hinder(Hindrance.PROTECTIVE);
    }
    return Substance.of(aside.reason())
        ? done(before, stage.key(), new Done(today, party, aside.reason(), true))
        : hinder(Hindrance.REASON);
  }

  private static Ruling done(Trajectory before, String key, Done how) {
    Map<String, Done> more = new LinkedHashMap<>(before.done());
    more.put(key, how);
    return allow(before.withDone(more));
  }

  /** Why a step is not the one that comes next; empty when it is. */
  private static Optional<Hindrance> notNext(Trajectory before, String key) {
    if (isClosed(before)) {
      return Optional.of(Hindrance.CLOSED);
    }
    if (before.planning().stage(key).isEmpty()) {
      return Optional.of(Hindrance.UNKNOWN_STEP);
    }
    if (before.done().containsKey(key)) {
      return Optional.of(Hindrance.STEP_DONE);
    }
    return before.current().filter(stage -> stage.key().equals(key)).isPresent()
        ? Optional.empty()
        : Optional.of(Hindrance.EARLIER_STEP);
  }

  /** The step and all after it are to be done again. */
  private static Ruling takeBack(Trajectory before, Change.TakeBack back) {
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    if (before.planning().stage(back.key()).isEmpty()) {
      return hinder(Hindrance.UNKNOWN_STEP);
    }
    if (!before.done().containsKey(back.key())) {
      return hinder(Hindrance.STEP_NOT_DONE);
    }
    if (!Substance.of(back.reason())) {
      return hinder(Hindrance.REASON);
    }
    Map<String, Done> kept = new LinkedHashMap<>();
    for (Map.Entry<String, Done> one : before.done().entrySet()) {
      if (one.getKey().equals(back.key())) {
        break;
      }
      kept.put(one.getKey(), one.getValue());
    }
    return allow(before.withDone(kept));
  }

  private static Ruling close(Trajectory before, LocalDate today, Edition edition) {
    if (isClosed(before)) {
      return hinder(Hindrance.CLOSED);
    }
    if (!before.isPublic()) {
      return hinder(Hindrance.NOT_PUBLIC);
    }
    List<Condition> missing = Condition.unmet(before, Condition.TO_CLOSE, edition);
    return missing.isEmpty() ? allow(before.closed(today)) : new Ruling.Missing(missing);
  }
}
