package nl.telmee.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.council.AdviceLine;
import nl.telmee.council.PublicTable;
import nl.telmee.signal.Signal;
import nl.telmee.signal.SignalLine;
import nl.telmee.signal.Signals;
import nl.telmee.trajectory.Origin;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What residents and councils bring up, on the page of an organisation.
 *
 * @param agenda this year's, in the order of the year
 * @param counts how many signals there are, in words; empty: none
 * @param late that some wait too long; empty: none does
 * @param signals open ones, the newest first
 * @param advice published, the newest first
 */
public record Civic(
    String year,
    List<Subject> agenda,
    String counts,
    String late,
    List<Named> signals,
    List<AdviceLine> advice) {
  static final int MOST_SIGNALS = 3;
  static final int MOST_ADVICE = 3;

  /**
   * A subject of an agenda.
   *
   * @param owner whose agenda; empty: that of the page
   * @param state where it stands
   * @param look of the chip that says so
   * @param trajectory the one that began with it; null: none yet
   */
  public record Subject(
      String address,
      String subject,
      String owner,
      String when,
      String state,
      String look,
      @Nullable Link trajectory) {}

  /**
   * A signal.
   *
   * @param owner to whom it was brought; empty: the organisation of the page
   */
  public record Named(SignalLine line, String owner) {}

  static Civic of(
      Place place,
      LocalDate today,
      List<Facts> all,
      List<PublicTable.Subject> agenda,
      Signals.Counts counts,
      List<Signal> newest,
      List<AdviceLine> advice) {
    Words words = place.words();
    Map<UUID, Facts> begun =
        all.stream()
            .filter(one -> one.head().origin() != null)
            .collect(Collectors.toMap(Civic::origin, one -> one, (first, _) -> first));
    return new Civic(
        String.valueOf(today.getYear()),
        agenda.stream().map(one -> subject(place, one, begun.get(one.id()))).toList(),
        counts.open() + counts.answered() == 0
            ? ""
            : words.say("region.signals.counts", counts.open(), counts.answered()),
        counts.late() == 0 ? "" : words.count("signal.many-late", counts.late()),
        newest.stream()
            .map(
                one ->
                    new Named(
                        SignalLine.of(words, one, one.address(), today),
                        owner(place, one.organisation())))
            .toList(),
        advice);
  }

  private static UUID origin(Facts facts) {
    Origin origin = facts.head().origin();
    return origin == null ? facts.head().id() : origin.id();
  }

  private static String owner(Place place, String slug) {
    return slug.equals(place.slug()) ? "" : place.name(slug);
  }

  private static Subject subject(
      Place place, PublicTable.Subject subject, @Nullable Facts trajectory) {
    Words words = place.words();
    String state =
        trajectory == null
            ? words.say("region.agenda.waits")
            : trajectory.closed()
                ? words.say("region.agenda.done")
                : trajectory
                    .published()
                    .map(day -> words.say("region.agenda.goes", words.day(day)))
                    .orElse("");
    return new Subject(
        subject.address(),
        subject.subject(),
        owner(place, subject.organisation()),
        subject.when(),
        state,
        trajectory == null ? "plain" : trajectory.closed() ? "yes" : "part",
        trajectory == null
            ? null
            : new Link(trajectory.head().page(), trajectory.title().in(words.language())));
  }
}
