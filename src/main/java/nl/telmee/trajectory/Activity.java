package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Something in which residents are heard, or another source of what they find.
 *
 * @param poll of a poll: its id; null: none, or none yet
 * @param on when it is or was; null: no date yet
 * @param people how many took part; 0: not known yet. Of a poll its last release says it
 * @param notes what came of it, in words
 * @param origin of another source: where it comes from and how it was made
 * @param cancelled why it did not take place; empty: it does
 * @param frozen the version of the poll's results that was put into the trajectory; 0: none yet
 * @param tooFew whether that version shows no number: nobody answered, or too few did
 * @param unanswered questions of that version that nobody answered, in Dutch
 * @param points what people brought up and how often, of what is no poll
 * @param leftOut results that were to be findings and were left out of the report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Activity(
    UUID id,
    Form form,
    String title,
    @Nullable UUID poll,
    @Nullable LocalDate on,
    int people,
    String notes,
    String origin,
    String cancelled,
    int frozen,
    boolean tooFew,
    List<String> unanswered,
    List<Point> points,
    List<LeftOut> leftOut)
    implements Item {
  static final int LONGEST_TITLE = 150;
  static final int MOST_PEOPLE = 1_000_000;

  /** Wider than a poll can be: what the program stored is read back in any case. */
  private static final int MOST_QUESTIONS = 100;

  private static final int LONGEST_QUESTION = 5_000;

  public Activity {
    unanswered = List.copyOf(unanswered);
    points = List.copyOf(points);
    leftOut = List.copyOf(leftOut);
  }

  /** One in which nothing was counted, and of which nothing was left out. */
  public Activity(
      UUID id,
      Form form,
      String title,
      @Nullable UUID poll,
      @Nullable LocalDate on,
      int people,
      String notes,
      String origin,
      String cancelled,
      int frozen) {
    this(
        id, form, title, poll, on, people, notes, origin, cancelled, frozen, false, List.of(),
        List.of(), List.of());
  }

  /** What kind of activity or source. */
  public enum Form {
    POLL,
    CONVERSATIONS,
    MEETING,
    TABLE,
    PANEL,
    CLIENT_SURVEY,
    COMPLAINTS,
    OTHER_SOURCE;

    @JsonValue
    public String word() {
      return Fields.wordOf(this);
    }

    /** Whether it exists apart from the trajectory, so that its origin must be said. */
    public boolean source() {
      return this == CLIENT_SURVEY || this == COMPLAINTS || this == OTHER_SOURCE;
    }
  }

  /**
   * Whether what came of it is known, or it was cancelled. Of a source that says where it comes
   * from, nobody need know how many took part. Of a poll without numbers somebody writes down what
   * that says.
   */
  public boolean finished() {
    if (!cancelled.isBlank()) {
      return Substance.of(cancelled);
    }
    boolean told = Substance.of(notes) && (!form.source() || Substance.of(origin));
    return known() && ((form == Form.POLL && !tooFew) || told);
  }

  /** Whether something is said of what came of it, be it little. */
  boolean known() {
    if (!cancelled.isBlank()) {
      return true;
    }
    if (form == Form.POLL) {
      return frozen > 0 && (!tooFew || !notes.isBlank());
    }
    boolean known = people > 0 || (form.source() && !origin.isBlank());
    return known && !notes.isBlank();
  }

  static Activity read(UUID id, Fields fields) {
    return read(id, fields, false);
  }

  static Activity stored(UUID id, Fields fields) {
    return read(id, fields, true);
  }

  private static Activity read(UUID id, Fields fields, boolean stored) {
    if (stored) {
      fields.has("id");
    }
    Form form = fields.word("form", Form.class, null);
    UUID poll = fields.uuid("poll").orElse(null);
    if (poll != null && form != Form.POLL) {
      fields.wrong("poll", "belongs to an activity of the form poll");
    }
    List<Point> points = Point.read(fields);
    if (!points.isEmpty() && form == Form.POLL) {
      fields.wrong("points", "belong to an activity of another form than poll");
    }
    Activity read =
        new Activity(
            id,
            form,
            fields.text("title", LONGEST_TITLE),
            poll,
            fields.day("on").orElse(null),
            fields.whole("people", 0, MOST_PEOPLE, 0),
            fields.loose("notes", Approach.LONGEST_PLAN),
            fields.loose("origin", Subject.LONGEST_TEXT),
            fields.loose("cancelled", Subject.LONGEST_TEXT),
            stored ? fields.whole("frozen", 0, Integer.MAX_VALUE, 0) : 0,
            stored && fields.truth("tooFew", false),
            stored ? fields.texts("unanswered", 0, MOST_QUESTIONS, LONGEST_QUESTION) : List.of(),
            points,
            stored
                ? fields.objects("leftOut", 0, Integer.MAX_VALUE).stream()
                    .map(LeftOut::stored)
                    .toList()
                : List.of());
    fields.end();
    return read;
  }

  /** The same before anything may be told of what came of it. */
  Activity announced() {
    return new Activity(id, form, title, poll, on, 0, "", origin, cancelled, frozen);
  }

  /** The same with the version of the results that is in the trajectory. */
  Activity frozen(Change.Freeze freeze) {
    return new Activity(
        id,
        form,
        title,
        poll,
        on,
        freeze.responses(),
        notes,
        origin,
        cancelled,
        freeze.version(),
        freeze.tooFew(),
        freeze.unanswered(),
        points,
        leftOut);
  }

  /** The same before anybody said what people brought up. */
  public Activity withoutPoints() {
    return with(on, List.of(), leftOut);
  }

  /** The same on a day. */
  Activity held(LocalDate day) {
    return with(day, points, leftOut);
  }

  /** The same with other results left out. */
  Activity leaving(List<LeftOut> out) {
    return with(on, points, out);
  }

  private Activity with(@Nullable LocalDate day, List<Point> brought, List<LeftOut> out) {
    return new Activity(
        id,
        form,
        title,
        poll,
        day,
        people,
        notes,
        origin,
        cancelled,
        frozen,
        tooFew,
        unanswered,
        brought,
        out);
  }

  /** What somebody wrote, with what the program knows. */
  Activity after(Activity before) {
    boolean kept = before.frozen > 0;
    return new Activity(
        id,
        form,
        title,
        kept ? before.poll : poll,
        on,
        kept ? before.people : people,
        notes,
        origin,
        cancelled,
        before.frozen,
        before.tooFew,
        before.unanswered,
        points,
        before.leftOut);
  }
}
