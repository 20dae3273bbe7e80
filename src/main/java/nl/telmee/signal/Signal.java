package nl.telmee.signal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Theme;
import org.jspecify.annotations.Nullable;

/**
 * A subject that was brought up.
 *
 * @param organisation slug of whom it was brought to
 * @param receivedOn the day; no time, as that could tell who it was
 * @param dueOn the last day to answer in time
 * @param closedOn the day of the answer; null: none yet
 * @param mergedInto the signal that goes on for this one; null: none
 * @param reply what was answered, or why it was refused or left out; null: nothing yet
 * @param link where it can be followed further; null: nowhere
 * @param repliedBy slug of the organisation or council that answered; null: nobody yet
 * @param brought how many signals were brought together in it, from 1
 * @param supports how many browsers supported it
 * @param revision counts its changes, so that two people do not undo each other's
 */
public record Signal(
    UUID id,
    String organisation,
    Origin origin,
    SignalState state,
    Subject subject,
    LocalDate receivedOn,
    LocalDate dueOn,
    @Nullable LocalDate closedOn,
    @Nullable UUID mergedInto,
    @Nullable String reply,
    @Nullable String link,
    @Nullable String repliedBy,
    int brought,
    long supports,
    int revision) {
  /** What it is called. */
  public String title() {
    return subject.subject();
  }

  /** What was brought up, in their own words. */
  public String what() {
    return subject.what();
  }

  public Set<Theme> themes() {
    return subject.themes();
  }

  /** Where everybody reads it. */
  public String address() {
    return "/o/" + organisation + "/signals/" + id;
  }

  /** Days that it has been late, or was when it was answered; 0: it is in time. */
  public long daysLate(LocalDate today) {
    boolean ends = state == SignalState.WAITING || state == SignalState.OPEN;
    LocalDate end = ends ? today : closedOn;
    return end == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, end));
  }

  /** Days from the beginning until it was answered, or until today. */
  long daysOpen(LocalDate today) {
    return ChronoUnit.DAYS.between(receivedOn, closedOn == null ? today : closedOn);
  }

  /** Days until it must be answered; negative: it is late. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, dueOn);
  }
}
