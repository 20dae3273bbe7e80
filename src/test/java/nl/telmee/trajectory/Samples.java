package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.telmee.feed.Outcome;
import nl.telmee.web.Json;

/** Trajectories for tests of other packages. */
public final class Samples {
  private Samples() {}

  /** One that has just begun. */
  public static Trajectory begun() {
    return Example.begun();
  }

  /** One with an activity that is still to come. */
  public static Trajectory planned() {
    return Example.until(Example.done(Step.ORGANISATION));
  }

  /** One that went through the whole process. */
  public static Trajectory closed() {
    return Example.closed();
  }

  /** The same before the board decided, with a finding that rests on the numbers of a poll. */
  public static Trajectory reported() {
    Trajectory heard = Example.until(Example.done(Step.REPORT));
    UUID id = new UUID(5, 5);
    Evidence evidence =
        new Evidence(
            new UUID(6, 6),
            "meepraten-2026",
            17,
            660,
            Json.readOwn(
                """
                {"id":"themes","type":"multiple-choice","text":{"nl":"Waarover wil je meepraten?"},
                 "answered":660,"options":[
                 {"id":"places","text":{"nl":"Fietspaden & plekken <buiten>"},"count":554,"share":0.839},
                 {"id":"work","text":{"nl":"Werk"},"count":132,"share":0.2}]}
                """),
            Json.readOwn("[]"),
            "Open peiling, iedereen kon meedoen.",
            null);
    Finding finding =
        new Finding(
            id,
            Example.ACTIVITY,
            "Jongeren willen meepraten over plekken buiten.",
            Example.SAYS,
            false,
            "",
            false,
            evidence,
            List.of());
    return Example.apply(heard.with(heard.content().with(finding)), Example.done(Step.REPORT));
  }

  /** The decision of a board on the finding of {@link #reported}. */
  public static Decision decision() {
    return new Decision(
        new UUID(5, 5),
        Outcome.PARTLY_ADOPTED,
        "In het voorjaar komt er een rondgang langs deze plekken.",
        LocalDate.of(2026, 11, 29),
        "",
        null,
        List.of(),
        null);
  }

  /** The activity of {@link #closed}, so many days later. */
  public static Activity laterActivity(int days) {
    return new Activity(
        Example.ACTIVITY,
        Activity.Form.MEETING,
        "Avond",
        null,
        Example.TODAY.plusDays(days),
        20,
        Example.SAYS,
        "",
        "",
        0);
  }

  /** Talks in which points were counted. */
  public static Activity talks() {
    return new Activity(
        new UUID(6, 6),
        Activity.Form.CONVERSATIONS,
        "Gesprekken op straat",
        null,
        Example.TODAY,
        14,
        Example.SAYS,
        "Het jongerenwerk, in november",
        "",
        0,
        false,
        List.of(),
        List.of(new Point("Te donker", 9)),
        List.of());
  }

  /** Costs and who pays them along. */
  public static Means means() {
    return new Means(
        List.of(new Means.Cost("Personeel", 2025, 95_202, 0, 900)),
        50,
        List.of(
            new Means.Share("Blaricum", 12_490, true, true),
            new Means.Share("Eemnes", 9_598, false, true)));
  }

  /** A trajectory with something more in it, whatever the rules say. */
  public static Trajectory with(Trajectory trajectory, Section section) {
    return trajectory.with(trajectory.content().with(section));
  }

  /** The same of an item. */
  public static Trajectory with(Trajectory trajectory, Item item) {
    return trajectory.with(trajectory.content().with(item));
  }
}
