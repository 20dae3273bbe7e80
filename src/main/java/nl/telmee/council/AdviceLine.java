package nl.telmee.council;

import java.time.LocalDate;
import nl.telmee.web.Words;

/**
 * An advice in a list.
 *
 * @param late how long the council is late; empty: it is not
 * @param embargo that it is under embargo and until when; empty: it is not
 */
public record AdviceLine(
    String address,
    String title,
    String by,
    String state,
    String look,
    String when,
    String late,
    String embargo) {
  static AdviceLine of(Words words, Advice advice, String address, String by, LocalDate today) {
    long late = advice.daysLate(today);
    return new AdviceLine(
        address,
        AdviceRead.title(words, advice),
        by,
        words.say("advice.state." + advice.state().word()),
        look(advice.state()),
        when(words, advice),
        late == 0 ? "" : words.count("signal.late", late),
        AdviceRead.embargo(words, advice));
  }

  private static String look(AdviceState state) {
    return switch (state) {
      case ANSWERED -> "yes";
      case ASKED, DRAFT, DELIVERED -> "part";
      case PUBLISHED -> "plain";
    };
  }

  private static String when(Words words, Advice advice) {
    if (advice.publishedAt() != null) {
      LocalDate day = advice.publishedAt().atZone(Advices.HERE).toLocalDate();
      return words.say("advice.published", words.day(day));
    }
    return advice.dueOn() == null || !advice.state().isWritten()
        ? ""
        : words.say("advice.due", words.day(advice.dueOn()));
  }
}
