package nl.telmee.moderation;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.Question;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import org.jspecify.annotations.Nullable;

/**
 * Which texts a moderator looks at: what stands in the address, and goes along in every form.
 *
 * @param question id of the question; empty: the first
 * @param search words in the text; empty: all
 * @param label the label they have; null: any
 * @param page from 0
 */
record AnswersQuery(
    String question, TextState state, String search, @Nullable UUID label, int page) {
  private static final int MOST_PAGES = 10_000;
  private static final int LONGEST = 100;

  static AnswersQuery of(RoutingContext ctx) {
    return new AnswersQuery(
        shortened(Params.query(ctx, "question")),
        TextState.of(Params.query(ctx, "state").orElse("")),
        shortened(Params.query(ctx, "search")),
        Params.query(ctx, "label").flatMap(Uuids::parse).orElse(null),
        Params.whole(ctx, "page", 0, MOST_PAGES, 0));
  }

  static AnswersQuery of(Form form) {
    String page = form.text("from-page", LONGEST);
    return new AnswersQuery(
        form.text("from-question", LONGEST),
        TextState.of(form.text("from-state", LONGEST)),
        form.text("from-search", LONGEST),
        Uuids.parse(form.text("from-label", LONGEST)).orElse(null),
        page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0);
  }

  private static String shortened(Optional<String> text) {
    String value = text.orElse("").strip();
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  /** The text questions of a poll. */
  static List<Question.OpenText> questions(Poll poll) {
    return poll.content().questionnaire().questions().stream()
        .filter(Question.OpenText.class::isInstance)
        .map(Question.OpenText.class::cast)
        .toList();
  }

  /** The question that is asked for, else the first; empty when there is none. */
  Optional<Question.OpenText> chosen(Poll poll) {
    List<Question.OpenText> all = questions(poll);
    return all.stream()
        .filter(one -> one.id().equals(question))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  AnswersQuery at(String other) {
    return new AnswersQuery(other, TextState.WAITING, "", null, 0);
  }

  AnswersQuery at(TextState other) {
    return new AnswersQuery(question, other, search, label, 0);
  }

  AnswersQuery at(int other) {
    return new AnswersQuery(question, state, search, label, other);
  }

  String address(Poll poll) {
    return PollDesk.address(poll.id())
        + "/answers?question="
        + encoded(question)
        + "&state="
        + state.word()
        + (search.isEmpty() ? "" : "&search=" + encoded(search))
        + (label == null ? "" : "&label=" + label)
        + (page == 0 ? "" : "&page=" + page);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
