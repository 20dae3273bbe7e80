package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A participation trajectory at one revision. Immutable.
 *
 * @param revision how many changes made it what it is
 * @param done what is behind, by the key of the step, in the order in which it was done
 * @param publishedOn null: not public yet
 * @param closedOn null: not closed
 */
public record Trajectory(
    Head head,
    State state,
    int revision,
    Content content,
    Map<String, Done> done,
    @Nullable LocalDate publishedOn,
    @Nullable LocalDate closedOn) {

  /** Where it stands as a whole. */
  public enum State {
    DRAFT,
    PUBLISHED,
    CLOSED;

    public String word() {
      return Fields.wordOf(this);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public Trajectory {
    done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
  }

  /** One that begins, with its steps and its name. */
  public static Trajectory begin(Head head, Subject subject, Planning planning) {
    return new Trajectory(
        head, State.DRAFT, 1, Content.EMPTY.with(subject).with(planning), Map.of(), null, null);
  }

  public Subject subject() {
    return content.section(Subject.class).orElseThrow();
  }

  public Translated title() {
    return subject().title();
  }

  public Planning planning() {
    return content.section(Planning.class).orElse(Planning.WHOLE);
  }

  public List<Stage> stages() {
    return planning().stages();
  }

  /** Whether a step is behind: done, or set aside. */
  public boolean isDone(Step step) {
    return done.containsKey(step.word());
  }

  /** Whether a step is behind or was never to be taken. */
  boolean isPast(Step step) {
    return isDone(step) || !planning().has(step);
  }

  /** The first step that is not behind; empty when all are. */
  public Optional<Stage> current() {
    return stages().stream().filter(stage -> !done.containsKey(stage.key())).findFirst();
  }

  public boolean isPublic() {
    return state != State.DRAFT;
  }

  /** Whether the findings may be read by everybody: the report is done. */
  public boolean isReported() {
    return isDone(Step.REPORT);
  }

  /** Steps that are not behind and whose day has passed. */
  public List<Stage> overdue(LocalDate today) {
    return stages().stream()
        .filter(stage -> !done.containsKey(stage.key()))
        .filter(stage -> stage.dueOn() != null && stage.dueOn().isBefore(today))
        .toList();
  }

  /** Steps that are not behind and whose first public day has passed, moved or not. */
  public List<Stage> late(LocalDate today) {
    return stages().stream()
        .filter(stage -> !done.containsKey(stage.key()))
        .filter(stage -> stage.promised() != null && stage.promised().isBefore(today))
        .toList();
  }

  Trajectory with(Content other) {
    return new Trajectory(head, state, revision, other, done, publishedOn, closedOn);
  }

  Trajectory withDone(Map<String, Done> other) {
    return new Trajectory(head, state, revision, content, other, publishedOn, closedOn);
  }

  Trajectory published(LocalDate on) {
    return new Trajectory(head, State.PUBLISHED, revision, content, done, on, closedOn);
  }

  Trajectory closed(LocalDate on) {
    return new Trajectory(head, State.CLOSED, revision, content, done, publishedOn, on);
  }

  /** The same one change further. */
  Trajectory next() {
    return new Trajectory(head, state, revision + 1, content, done, publishedOn, closedOn);
  }
}
