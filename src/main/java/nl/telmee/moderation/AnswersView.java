package nl.telmee.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.Question;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes the page of what was found. */
record AnswersView(StaffFrame staff, Caller caller, Poll poll, AnswersQuery query) {
  static final int PAGE = 20;

  /** What there is to show. */
  record Found(
      List<OpenText> texts,
      Map<String, Map<TextState, Long>> counts,
      List<Label> labels,
      EditionStore.Standing standing) {
    long count(String question, TextState state) {
      return counts.getOrDefault(question, Map.of()).getOrDefault(state, 0L);
    }
  }

  AnswersPage page(
      Question.OpenText question,
      Found found,
      AnswersPage.@Nullable Notice notice,
      @Nullable String alert) {
    boolean more = found.texts().size() > PAGE;
    List<OpenText> texts = more ? found.texts().subList(0, PAGE) : found.texts();
    List<Label> labels =
        found.labels().stream().filter(label -> label.question().equals(question.id())).toList();
    return new AnswersPage(
        staff,
        PollDesk.of(words(), caller, poll, PollDesk.Page.ANSWERS),
        PollDesk.address(poll.id()) + "/answers",
        question.text().in(words().language()),
        lang(question.text()),
        questions(question, found),
        states(question, found),
        texts.stream().map(text -> card(text, labels)).toList(),
        labels.stream().map(this::row).toList(),
        query.search(),
        notice,
        alert,
        texts.isEmpty() ? empty(question, found) : null,
        from(),
        new AnswersPage.Paging(
            query.page() > 0 ? query.at(query.page() - 1).address(poll) : null,
            more ? query.at(query.page() + 1).address(poll) : null),
        published(found.standing()));
  }

  private Words words() {
    return staff.words();
  }

  private @Nullable String lang(Translated text) {
    Language language = text.languageOf(words().language());
    return language == words().language() ? null : language.code();
  }

  private List<AnswersPage.Tab> questions(Question.OpenText chosen, Found found) {
    List<Question.OpenText> all = AnswersQuery.questions(poll);
    if (all.size() < 2) {
      return List.of();
    }
    return all.stream()
        .map(
            one ->
                new AnswersPage.Tab(
                    query.at(one.id()).address(poll),
                    one.text().in(words().language())
                        + " ("
                        + words().count(found.count(one.id(), TextState.WAITING))
                        + ")",
                    lang(one.text()),
                    one.equals(chosen) ? "page" : null))
        .toList();
  }

  private List<AnswersPage.Tab> states(Question.OpenText question, Found found) {
    List<AnswersPage.Tab> tabs = new ArrayList<>();
    for (TextState state : TextState.values()) {
      tabs.add(
          new AnswersPage.Tab(
              query.at(state).address(poll),
              words().say("moderation.state." + state.word(), found.count(question.id(), state)),
              null,
              state == query.state() ? "page" : null));
    }
    return tabs;
  }

  private AnswersPage.Card card(OpenText text, List<Label> labels) {
    Reason reason = text.reason();
    return new AnswersPage.Card(
        text.id().toString(),
        seen(text.id(), text.revision()),
        Piece.of(words(), text.shown()),
        text.written().equals(text.shown()) ? null : text.written(),
        reason == null ? null : words().say("moderation.reason." + reason.word()),
        text.state() == TextState.WAITING,
        text.state() == TextState.PUBLISHED,
        text.state() == TextState.LEFT_OUT,
        labels.stream()
            .map(
                label ->
                    new AnswersPage.Choice(
                        label.id().toString(), label.name(), text.labels().contains(label.id())))
            .toList());
  }

  static String seen(UUID id, int revision) {
    return id + "." + revision;
  }

  private AnswersPage.LabelRow row(Label label) {
    AnswersQuery only = new AnswersQuery(label.question(), TextState.PUBLISHED, "", label.id(), 0);
    return new AnswersPage.LabelRow(
        label.id().toString(),
        label.name(),
        only.address(poll),
        words().count("moderation.label.texts", label.texts()));
  }

  private AnswersPage.Empty empty(Question.OpenText question, Found found) {
    if (query.state() != TextState.WAITING || !query.search().isEmpty() || query.label() != null) {
      return new AnswersPage.Empty(
          words().say("moderation.empty.none"), words().say("moderation.empty.none.next"));
    }
    if (poll.state() == Poll.State.OPEN) {
      int k = poll.content().policy().minimumGroup();
      return new AnswersPage.Empty(
          words().say("moderation.empty.open"), words().say("moderation.empty.open.next", k));
    }
    boolean read = found.counts().containsKey(question.id());
    return new AnswersPage.Empty(
        words().say(read ? "moderation.empty.done" : "moderation.empty.nothing"),
        words().say(read ? "moderation.empty.done.next" : "moderation.empty.nothing.next"));
  }

  private List<AnswersPage.Hidden> from() {
    UUID label = query.label();
    return List.of(
        new AnswersPage.Hidden("from-question", query.question()),
        new AnswersPage.Hidden("from-state", query.state().word()),
        new AnswersPage.Hidden("from-search", query.search()),
        new AnswersPage.Hidden("from-label", label == null ? "" : label.toString()),
        new AnswersPage.Hidden("from-page", String.valueOf(query.page())));
  }

  private AnswersPage.Published published(EditionStore.Standing now) {
    int k = poll.content().policy().minimumGroup();
    boolean closed = poll.state() == Poll.State.CLOSED;
    EditionRule.Next next = EditionRule.next(now, k, closed);
    String sentence =
        now.number() == 0
            ? words().say("moderation.edition.none")
            : words().say("moderation.edition.is", now.number());
    return switch (next) {
      case NOT_YET ->
          new AnswersPage.Published(
              sentence,
              now.fresh() == 0 && now.number() > 0
                  ? words().say("moderation.edition.same")
                  : words().say("moderation.edition.wait", k, now.fresh()),
              null);
      case CHANGES ->
          new AnswersPage.Published(
              sentence,
              words().count("moderation.edition.changes", now.changed()),
              words().say("moderation.edition.make", now.number() + 1));
      case ALL ->
          new AnswersPage.Published(
              sentence,
              words().count("moderation.edition.all", now.fresh()),
              words().say("moderation.edition.make", now.number() + 1));
    };
  }
}
