package nl.telmee.watch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.PollSummary;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes the dashboard of what was found. */
record DashboardView(StaffFrame staff, Caller caller, Asked asked, Instant now) {
  static final int PAGE = 20;
  static final Duration RECENT = Duration.ofDays(2);

  /** Closing within this time is soon. */
  static final Duration SOON = Duration.ofDays(2);

  /** Which list, what is searched for, and which part of it from 0. */
  record Asked(Poll.State state, String search, int page) {}

  /** What there is to show. */
  record Found(
      List<PollSummary> polls,
      Map<Poll.State, Long> counts,
      Map<PollId, WatchStore.Standing> standings,
      Map<PollId, List<Hour>> hours,
      List<WatchStore.Numbered> unread,
      List<WatchStore.Numbered> closing,
      boolean factorAdvised) {}

  /**
   * The whole page.
   *
   * @param elsewhere what waits elsewhere than in polls
   */
  DashboardPage page(Found found, List<DashboardPage.Waiting> elsewhere) {
    boolean more = found.polls().size() > PAGE;
    List<PollSummary> polls = more ? found.polls().subList(0, PAGE) : found.polls();
    List<DashboardPage.Waiting> waiting = new ArrayList<>(elsewhere);
    waiting.addAll(waiting(found));
    return new DashboardPage(
        staff,
        caller.passes(Access.COUNCIL),
        waiting,
        waiting.isEmpty() ? words().say("watch.nothing-waits") : null,
        tabs(found.counts()),
        word(asked.state()),
        asked.search(),
        asked.state() == Poll.State.DRAFT,
        polls.stream().map(poll -> row(poll, found)).toList(),
        polls.isEmpty() ? empty() : null,
        found.factorAdvised(),
        asked.page() > 0 ? address(asked.state(), asked.page() - 1) : null,
        more ? address(asked.state(), asked.page() + 1) : null);
  }

  private Words words() {
    return staff.words();
  }

  private static String word(Poll.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private String address(Poll.State state, int page) {
    return "/staff?state="
        + word(state)
        + (asked.search().isEmpty()
            ? ""
            : "&search=" + URLEncoder.encode(asked.search(), StandardCharsets.UTF_8))
        + (page == 0 ? "" : "&page=" + page);
  }

  private List<DashboardPage.Waiting> waiting(Found found) {
    List<DashboardPage.Waiting> waiting = new ArrayList<>();
    for (WatchStore.Numbered poll : found.closing()) {
      waiting.add(
          waiting(
              poll,
              words().say("watch.waits.closing"),
              "",
              TimeLeft.of(words(), Duration.ofSeconds(poll.n()))));
    }
    for (WatchStore.Numbered poll : found.unread()) {
      if (caller.changes(poll.organisation())) {
        waiting.add(waiting(poll, words().count("watch.waits.texts", poll.n()), "/answers", null));
      }
    }
    long drafts = found.counts().getOrDefault(Poll.State.DRAFT, 0L);
    if (drafts > 0 && caller.passes(Access.COUNCIL)) {
      waiting.add(
          new DashboardPage.Waiting(
              words().count("watch.waits.drafts", drafts),
              address(Poll.State.DRAFT, 0),
              words().say("watch.waits.drafts.link"),
              null,
              null));
    }
    return waiting;
  }

  private DashboardPage.Waiting waiting(
      WatchStore.Numbered poll, String sentence, String page, @Nullable String urgent) {
    return new DashboardPage.Waiting(
        sentence,
        PollDesk.address(poll.poll()) + page,
        title(poll.title()),
        lang(poll.title()),
        urgent);
  }

  private String title(Translated title) {
    String text = title.in(words().language());
    return text.isBlank() ? words().say("watch.untitled") : text;
  }

  private @Nullable String lang(Translated title) {
    Language language = title.languageOf(words().language());
    return language == words().language() || title.nl().isBlank() ? null : language.code();
  }

  private List<DashboardPage.Tab> tabs(Map<Poll.State, Long> counts) {
    List<DashboardPage.Tab> tabs = new ArrayList<>();
    for (Poll.State state : List.of(Poll.State.OPEN, Poll.State.DRAFT, Poll.State.CLOSED)) {
      tabs.add(
          new DashboardPage.Tab(
              address(state, 0),
              words().say("watch.list." + word(state), counts.getOrDefault(state, 0L)),
              state == asked.state() ? "page" : null));
    }
    return tabs;
  }

  private DashboardPage.Row row(PollSummary poll, Found found) {
    WatchStore.Standing standing =
        found.standings().getOrDefault(poll.id(), new WatchStore.Standing(null, 0, 0));
    boolean draft = poll.state() == Poll.State.DRAFT;
    List<Hour> hours = draft ? List.of() : recent(poll, found.hours(), standing.received());
    long lately = hours.stream().mapToLong(Hour::received).sum();
    Visibility visibility = standing.visibility();
    return new DashboardPage.Row(
        address(poll),
        title(poll.title()),
        lang(poll.title()),
        poll.owner().in(words().language()),
        lately == 0 ? "" : Sparkline.of(hours).path(),
        words().count("watch.lately", lately),
        draft ? "" : words().count(standing.received()),
        moment(poll),
        visibility == null ? "" : policy(visibility, standing.k()),
        visibility == Visibility.LIVE ? "yes" : "part");
  }

  /** A draft has a page for who may change it; a whole one also for who may not. */
  private @Nullable String address(PollSummary poll) {
    String address = PollDesk.address(poll.id());
    if (poll.state() != Poll.State.DRAFT) {
      return address;
    }
    if (caller.changes(poll.organisation())) {
      return address + "/edit";
    }
    return poll.complete() ? address : null;
  }

  private List<Hour> recent(PollSummary poll, Map<PollId, List<Hour>> hours, long received) {
    Instant opened = poll.openedAt() == null ? now : poll.openedAt();
    Instant since = now.minus(RECENT);
    Instant closed = poll.closedAt();
    List<Hour> counted = hours.getOrDefault(poll.id(), List.of());
    return Hour.perHour(
        closed == null ? Hour.upTo(now, received, counted, opened, since) : counted,
        opened.isAfter(since) ? opened : since,
        closed != null && closed.isAfter(since) ? closed : now);
  }

  private String policy(Visibility visibility, int k) {
    String word = visibility.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return k == 1
        ? words().say("watch.policy." + word)
        : words().say("watch.policy." + word) + words().say("watch.policy.groups", k);
  }

  private String moment(PollSummary poll) {
    Instant opensAt = poll.opensAt();
    Instant closesAt = poll.closesAt();
    return switch (poll.state()) {
      case DRAFT ->
          opensAt == null
              ? words().say("watch.changed", words().moment(poll.changedAt()))
              : words().say("watch.opens", words().moment(opensAt));
      case OPEN ->
          closesAt == null
              ? words().say("watch.no-end")
              : TimeLeft.of(words(), Duration.between(now, closesAt));
      case CLOSED -> words().say("watch.closed", words().moment(poll.changedAt()));
    };
  }

  private DashboardPage.Empty empty() {
    if (!asked.search().isEmpty()) {
      return new DashboardPage.Empty(
          words().say("watch.empty.search"),
          words().say("watch.empty.search.next"),
          "/staff?state=" + word(asked.state()),
          words().say("watch.empty.search.link"));
    }
    String key =
        switch (asked.state()) {
          case OPEN -> "watch.empty.open";
          case DRAFT -> "watch.empty.draft";
          case CLOSED -> "watch.empty.closed";
        };
    boolean makes = caller.passes(Access.COUNCIL) && asked.state() != Poll.State.CLOSED;
    return new DashboardPage.Empty(
        words().say(key),
        makes ? words().say(key + ".next") : words().say("watch.empty.wait"),
        makes ? "/staff/polls/new" : null,
        words().say("watch.new"));
  }
}
