package nl.telmee.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * A fact that everybody may know. It holds nothing about a person: what it says stays in the log,
 * at followers and in mail for ever.
 */
public sealed interface Event {
  About about();

  EventType type();

  /** What this kind of event says besides what all say. */
  default void describe(ObjectNode data) {}

  /** What is stored and sent: what all events say, and what this one does. */
  default ObjectNode data() {
    ObjectNode data = Json.object();
    data.put("organisation", about().organisation());
    ObjectNode title = data.putObject("title").put("nl", about().title().nl());
    if (about().title().en() != null) {
      title.put("en", about().title().en());
    }
    if (about().trajectory() != null) {
      data.put("trajectory", about().trajectory());
    }
    if (!about().detail().isEmpty()) {
      data.put("detail", about().detail());
    }
    about().themeTokens().forEach(data.putArray("themes")::add);
    describe(data);
    return data;
  }

  /** A poll can be answered from now on. */
  record PollOpened(About about, @Nullable Instant closesAt) implements Event {
    @Override
    public EventType type() {
      return EventType.POLL_OPENED;
    }

    @Override
    public void describe(ObjectNode data) {
      if (closesAt != null) {
        data.put("closesAt", closesAt.toString());
      }
    }
  }

  /** A poll can no longer be answered. */
  record PollClosed(About about) implements Event {
    @Override
    public EventType type() {
      return EventType.POLL_CLOSED;
    }
  }

  /**
   * Results may be seen by everybody.
   *
   * @param version the number under which they are the same for ever
   * @param responses how many responses they are made of
   * @param last whether no version will follow
   */
  record ResultsReleased(About about, int version, long responses, boolean last) implements Event {
    @Override
    public EventType type() {
      return EventType.RESULTS_RELEASED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("version", version).put("responses", responses).put("last", last);
    }
  }

  /** A trajectory is public from now on. */
  record TrajectoryPublished(About about, String level) implements Event {
    @Override
    public EventType type() {
      return EventType.TRAJECTORY_PUBLISHED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("level", level);
    }
  }

  /** A step of a trajectory delivered what it must. */
  record StepCompleted(About about, String step) implements Event {
    @Override
    public EventType type() {
      return EventType.STEP_COMPLETED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("step", step);
    }
  }

  /** A trajectory is closed: everything was done and told. */
  record TrajectoryClosed(About about) implements Event {
    @Override
    public EventType type() {
      return EventType.TRAJECTORY_CLOSED;
    }
  }

  /** A step of a trajectory was left out. */
  record StepSkipped(About about, String step, String reason) implements Event {
    @Override
    public EventType type() {
      return EventType.STEP_SKIPPED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("step", step).put("reason", reason);
    }
  }

  /** A step that was done, and all after it, are to be done again. */
  record StepReopened(About about, String step, String reason) implements Event {
    @Override
    public EventType type() {
      return EventType.STEP_REOPENED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("step", step).put("reason", reason);
    }
  }

  /** What residents said stands in other words than in the report. */
  record FindingCorrected(About about, String reason) implements Event {
    @Override
    public EventType type() {
      return EventType.FINDING_CORRECTED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("reason", reason);
    }
  }

  /**
   * It was decided what is done with a finding.
   *
   * @param outcome adopted, partly-adopted or not-adopted
   * @param corrected whether something else was decided before
   */
  record DecisionTaken(About about, Outcome outcome, boolean corrected) implements Event {
    @Override
    public EventType type() {
      return EventType.DECISION_TAKEN;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("outcome", outcome.word()).put("corrected", corrected);
    }
  }

  /** Those who took part were told what was done with what they said. */
  record FeedbackGiven(About about) implements Event {
    @Override
    public EventType type() {
      return EventType.FEEDBACK_GIVEN;
    }
  }

  /**
   * A council's advice can be read.
   *
   * @param asked whether the municipality had asked for it
   */
  record AdvicePublished(About about, boolean asked) implements Event {
    @Override
    public EventType type() {
      return EventType.ADVICE_PUBLISHED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("asked", asked);
    }
  }

  /** Whoever a council advised said of each point what is done with it. */
  record AdviceAnswered(About about) implements Event {
    @Override
    public EventType type() {
      return EventType.ADVICE_ANSWERED;
    }
  }

  /**
   * What somebody brought up got its answer.
   *
   * @param outcome taken-up, answered or refused
   */
  record SignalAnswered(About about, Outcome outcome) implements Event {
    @Override
    public EventType type() {
      return EventType.SIGNAL_ANSWERED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("outcome", outcome.word());
    }
  }

  /** It was published what residents will be asked in a year. */
  record AgendaPublished(About about, int year) implements Event {
    @Override
    public EventType type() {
      return EventType.AGENDA_PUBLISHED;
    }

    @Override
    public void describe(ObjectNode data) {
      data.put("year", year);
    }
  }
}
