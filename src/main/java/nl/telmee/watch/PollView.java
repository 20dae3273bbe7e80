package nl.telmee.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.telmee.poll.Channel;
import nl.telmee.poll.EarlyLook;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.Question;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.release.Beside;
import nl.telmee.release.Results;
import nl.telmee.release.ResultsPage;
import nl.telmee.web.Caller;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes the page of one poll of what was found. */
record PollView(StaffFrame staff, Caller caller, Poll poll, Clock clock) {
  /** What there is to show. */
  record Found(
      Results results,
      Beside beside,
      List<EarlyLook> looks,
      List<Hour> hours,
      Map<Integer, Long> left,
      List<WatchStore.Codes> codes) {}

  private Words words() {
    return staff.words();
  }

  private PollDesk desk() {
    return PollDesk.of(words(), caller, poll, PollDesk.Page.WATCH);
  }

  /** The page of a poll that has not opened. */
  PollPage draft() {
    Instant opensAt = poll.content().opensAt();
    return new PollPage(
        staff,
        desk(),
        opensAt == null
            ? words().say("watch.draft")
            : words().say("watch.draft.opens", words().moment(opensAt)),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        "");
  }

  PollPage page(Found found) {
    Results results = found.results();
    boolean shown =
        poll.state() == Poll.State.CLOSED
            || poll.content().policy().visibility() == Visibility.LIVE;
    List<PollPage.StepRow> steps = steps(results.received(), found.left());
    return new PollPage(
        staff,
        desk(),
        null,
        facts(results, shown),
        actions(),
        shown
            ? ResultsPage.of(staff.frame(), results, found.beside(), found.looks(), null, null)
            : null,
        shown ? null : early(),
        hours(found.hours(), results.received()),
        steps,
        words()
            .say(
                steps.isEmpty() ? "watch.steps.none" : "watch.steps.how",
                poll.content().policy().minimumGroup()),
        shown ? channels(results) : List.of(),
        found.codes().stream().map(this::codes).toList(),
        found.looks().isEmpty()
            ? words().say("watch.looks.none")
            : words().count("results.looks", found.looks().size()));
  }

  /** Where results are shown, they say how many answers there are. */
  private List<PollPage.Fact> facts(Results results, boolean shown) {
    List<PollPage.Fact> facts = new ArrayList<>();
    if (!shown) {
      facts.add(
          new PollPage.Fact(
              words().count(results.received()),
              words().count("results.received", results.received())));
    }
    Instant closesAt = poll.content().closesAt();
    if (poll.state() == Poll.State.OPEN && closesAt != null) {
      facts.add(
          new PollPage.Fact(
              TimeLeft.of(words(), Duration.between(clock.instant(), closesAt)),
              words().moment(closesAt)));
    }
    return facts;
  }

  private List<PollPage.Action> actions() {
    List<PollPage.Action> actions = new ArrayList<>();
    actions.add(new PollPage.Action(poll.page() + "/screen", words().say("watch.to-screen"), true));
    actions.add(
        new PollPage.Action(
            poll.page(),
            words().say(poll.state() == Poll.State.OPEN ? "watch.to-poll" : "watch.to-page"),
            false));
    if (poll.state() == Poll.State.OPEN && caller.changes(poll.content().organisation())) {
      actions.add(
          new PollPage.Action(
              PollDesk.address(poll.id()) + "/close", words().say("watch.to-close"), false));
    }
    return actions;
  }

  private PollPage.Early early() {
    boolean first = poll.content().policy().visibility() == Visibility.AFTER_ANSWERING;
    return new PollPage.Early(
        words().say(first ? "watch.early.answering" : "watch.early.closing"),
        poll.page() + "/results");
  }

  private List<PollPage.HourRow> hours(List<Hour> counted, long received) {
    Instant opened = poll.openedAt();
    List<Hour> hours =
        opened == null || poll.state() != Poll.State.OPEN
            ? counted
            : Hour.upTo(
                clock.instant(),
                received,
                counted,
                opened,
                clock.instant().minus(PollRoute.OLDEST));
    if (hours.isEmpty()) {
      return List.of();
    }
    return Hour.perHour(hours, hours.getFirst().start(), hours.getLast().start()).stream()
        .filter(hour -> hour.received() > 0)
        .map(
            hour ->
                new PollPage.HourRow(
                    hour.start().getEpochSecond(),
                    words().moment(hour.start()),
                    hour.received(),
                    words().count(hour.received())))
        .toList();
  }

  private List<PollPage.StepRow> steps(long sent, Map<Integer, Long> left) {
    List<Question> questions = poll.content().questionnaire().questions();
    List<Completion.Step> steps =
        Completion.of(questions.size(), sent, left, poll.content().policy().minimumGroup());
    List<PollPage.StepRow> rows = new ArrayList<>();
    for (Completion.Step step : steps) {
      double share = (double) step.reached() / steps.getFirst().reached();
      rows.add(
          new PollPage.StepRow(
              words().count(step.place() + 1L),
              questions.get(step.place()).text().in(words().language()),
              String.format(Locale.ROOT, "%.1f%%", share * 100),
              words().share(share),
              step.left() == 0 ? "–" : words().count(step.left())));
    }
    if (!steps.isEmpty()) {
      double share = (double) sent / steps.getFirst().reached();
      rows.add(
          new PollPage.StepRow(
              "",
              words().say("watch.steps.sent"),
              String.format(Locale.ROOT, "%.1f%%", share * 100),
              words().share(share),
              ""));
    }
    return rows;
  }

  private List<PollPage.Pair> channels(Results results) {
    List<PollPage.Pair> pairs = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      Long count = results.channels().get(channel);
      if (count != null && count > 0) {
        pairs.add(
            new PollPage.Pair(
                words().say("watch.channel." + channel.name().toLowerCase(Locale.ROOT)),
                words().count(count)));
      }
    }
    return pairs.size() < 2 ? List.of() : pairs;
  }

  private PollPage.CodeRow codes(WatchStore.Codes group) {
    return new PollPage.CodeRow(
        group.name(),
        words().say(group.paper() ? "watch.codes.paper" : "watch.codes.code"),
        words().count(group.issued()),
        words().count(group.used()));
  }

  static @Nullable String edit(Caller caller, Poll poll) {
    return !poll.hasOpened() && caller.changes(poll.content().organisation())
        ? PollDesk.address(poll.id()) + "/edit"
        : null;
  }
}
