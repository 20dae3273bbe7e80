package nl.telmee.document;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** What else an organisation did in a year, as far as it is public. */
record YearCounts(
    List<PollRow> polls, Signals signals, List<AdviceRow> advices, List<Subject> agenda) {
  YearCounts {
    polls = List.copyOf(polls);
    advices = List.copyOf(advices);
    agenda = List.copyOf(agenda);
  }

  /**
   * A poll that was open in the year.
   *
   * @param closed null: it went on
   * @param answers those that the last results are made of; null as long as it goes on
   */
  record PollRow(
      Translated title, LocalDate opened, @Nullable LocalDate closed, @Nullable Long answers) {}

  /**
   * Public signals that came in during the year.
   *
   * @param brought how many were brought, also those that were put together in one
   * @param inTime answered on time
   * @param late answered too late
   * @param waiting not answered, and still on time
   * @param overdue not answered, and too late
   */
  record Signals(long all, long brought, long inTime, long late, long waiting, long overdue) {}

  /** Advice that was published in the year; {@code answered} is null as long as it waits. */
  record AdviceRow(
      String title, String council, LocalDate published, @Nullable LocalDate answered) {}

  /** A subject on the agenda of the year; {@code theme} is empty for none. */
  record Subject(String subject, String theme) {}

  /** From the publication of advice to its answer. */
  Days toAnswer() {
    return Days.of(
        advices.stream()
            .flatMap(
                one ->
                    one.answered() == null
                        ? Stream.of()
                        : Stream.of(ChronoUnit.DAYS.between(one.published(), one.answered())))
            .toList());
  }

  /** Answers in the last results of all polls that were closed. */
  long answers() {
    return polls.stream()
        .map(PollRow::answers)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }
}
