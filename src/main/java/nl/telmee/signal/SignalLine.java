package nl.telmee.signal;

import java.time.LocalDate;
import java.util.List;
import nl.telmee.web.Words;

/**
 * A signal in a list, and the lines above one.
 *
 * @param state where it stands, in words
 * @param look class of the chip that says so
 * @param due how long it is open, and until when it is to be answered
 * @param late that it is late, in words; empty: it is not
 * @param supports how many support it; empty: nobody yet
 */
public record SignalLine(
    String address,
    String title,
    String state,
    String look,
    String due,
    String late,
    String supports,
    String origin,
    List<String> themes,
    String place) {
  /**
   * The line of a signal.
   *
   * @param address where it leads
   */
  public static SignalLine of(Words words, Signal signal, String address, LocalDate today) {
    long late = signal.daysLate(today);
    return new SignalLine(
        address,
        signal.title(),
        words.say("signal.state." + signal.state().word()),
        look(signal.state()),
        due(words, signal, today),
        late == 0 ? "" : words.count("signal.late", late),
        signal.supports() == 0 ? "" : words.count("signal.supports", signal.supports()),
        words.say("signal.origin." + signal.origin().word())
            + (signal.brought() > 1 ? words.say("signal.brought", signal.brought()) : ""),
        signal.subject().themes().stream().sorted().map(theme -> words.say(theme.word())).toList(),
        signal.subject().place() == null ? "" : signal.subject().place());
  }

  private static String look(SignalState state) {
    return switch (state) {
      case ANSWERED, TAKEN_UP -> "yes";
      case WAITING, REFUSED -> "part";
      case OPEN, MERGED, LEFT_OUT -> "plain";
    };
  }

  private static String due(Words words, Signal signal, LocalDate today) {
    boolean open = signal.state() == SignalState.OPEN || signal.state() == SignalState.WAITING;
    String until = words.day(signal.dueOn());
    if (signal.daysOpen(today) == 0) {
      return open ? words.say("signal.due.new", until) : words.say("signal.due.same-day");
    }
    String days = words.count("signal.days", signal.daysOpen(today));
    return open ? words.say("signal.due.open", days, until) : words.say("signal.due.closed", days);
  }
}
