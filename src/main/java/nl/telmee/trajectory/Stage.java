package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A step in the planning of one trajectory: one of the twelve, or one that the organisation added.
 * The rules keep what was promised and taken back; what somebody sends of these counts for nothing.
 *
 * @param key the word of a {@link Step}, or {@code extra-<n>}
 * @param title of an added step; null for the twelve, whose names are messages
 * @param party who is responsible for an added step; null for the twelve
 * @param dueOn null: no date yet
 * @param promisedOn the first day that everybody could read; null: none was public yet
 * @param takenBack that it was done and taken back the last time; null: never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
    String key,
    @Nullable String title,
    @Nullable Party party,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate promisedOn,
    @Nullable TakenBack takenBack) {
  public static final int LONGEST_TITLE = 120;
  private static final Pattern KEY = Pattern.compile("[a-z][a-z-]{1,30}(?:-[1-9][0-9]?)?");
  private static final Pattern EXTRA = Pattern.compile("extra-[1-9][0-9]?");

  /** That a step was to be done again, and why. */
  public record TakenBack(LocalDate on, String why) {
    private static @Nullable TakenBack read(@Nullable Fields fields) {
      if (fields == null) {
        return null;
      }
      TakenBack read =
          new TakenBack(
              fields.day("on").orElse(LocalDate.EPOCH), fields.loose("why", Subject.LONGEST_TEXT));
      fields.end();
      return read;
    }
  }

  /** One of which nothing was public yet. */
  public Stage(
      String key, @Nullable String title, @Nullable Party party, @Nullable LocalDate dueOn) {
    this(key, title, party, dueOn, null, null);
  }

  /** One of the twelve without a date. */
  public static Stage of(Step step) {
    return new Stage(step.word(), null, null, null);
  }

  /** Which of the twelve it is; empty for an added one. */
  public Optional<Step> step() {
    return Step.of(key);
  }

  /** Who may say that it is done. */
  public Set<Party> parties() {
    return step()
        .map(Step::parties)
        .orElseGet(
            () -> Set.of(party == null || party == Party.PROGRAM ? Party.MUNICIPALITY : party));
  }

  /** The first day that everybody could read, or the day as it is. */
  public @Nullable LocalDate promised() {
    return promisedOn == null ? dueOn : promisedOn;
  }

  /** Whether it is due later than everybody could read at first. */
  public boolean postponed() {
    return promisedOn != null && dueOn != null && dueOn.isAfter(promisedOn);
  }

  Stage with(@Nullable LocalDate promised, @Nullable TakenBack back) {
    return new Stage(key, title, party, dueOn, promised, back);
  }

  static Stage read(Fields fields) {
    String key = fields.text("key", KEY);
    boolean extra = EXTRA.matcher(key).matches();
    if (!key.isEmpty() && !extra && Step.of(key).isEmpty()) {
      fields.wrong("key", "is neither a step of the process nor extra-<number>");
    }
    Stage read =
        new Stage(
            key,
            extra ? fields.text("title", LONGEST_TITLE) : null,
            extra ? fields.word("party", Party.class, Party.MUNICIPALITY) : null,
            fields.day("dueOn").orElse(null),
            fields.day("promisedOn").orElse(null),
            TakenBack.read(fields.object("takenBack", false)));
    fields.end();
    return read;
  }
}
