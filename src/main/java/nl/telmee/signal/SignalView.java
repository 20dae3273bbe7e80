package nl.telmee.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signal in the API. */
@JsonInclude(Include.NON_NULL)
record SignalView(
    UUID id,
    String organisation,
    String origin,
    String state,
    String subject,
    String what,
    @Nullable String place,
    List<String> themes,
    LocalDate receivedDate,
    LocalDate dueDate,
    boolean overdue,
    int brought,
    long supports,
    int revision,
    @Nullable UUID mergedInto,
    @Nullable Answer answer) {
  /** What was done with it. */
  @JsonInclude(Include.NON_NULL)
  record Answer(
      String outcome,
      String text,
      @Nullable String link,
      @Nullable String by,
      @Nullable LocalDate answeredDate) {}

  static SignalView of(Signal signal, LocalDate today) {
    Subject subject = signal.subject();
    return new SignalView(
        signal.id(),
        signal.organisation(),
        signal.origin().word(),
        signal.state().word(),
        subject.subject(),
        subject.what(),
        subject.place(),
        subject.tokens(),
        signal.receivedOn(),
        signal.dueOn(),
        signal.daysLate(today) > 0,
        signal.brought(),
        signal.supports(),
        signal.revision(),
        signal.mergedInto(),
        answer(signal));
  }

  private static @Nullable Answer answer(Signal signal) {
    String reply = signal.reply();
    return reply == null || !signal.state().isAnswered()
        ? null
        : new Answer(
            signal.state().word(), reply, signal.link(), signal.repliedBy(), signal.closedOn());
  }
}
