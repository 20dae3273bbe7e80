package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.intake.Effort;

/** Reads a draft as it stands, gaps included, and says how long it takes and what may be better. */
final class Advisor {
  static final int MANY_QUESTIONS = 10;
  static final int MANY_MINUTES = 5;
  private static final int MANY_TEXTS = 3;
  private static final int MOST_WORDS = 18;

  private final JsonNode poll;
  private final int inhabitants;
  private final List<Advice> advice = new ArrayList<>();

  private Advisor(JsonNode poll, int inhabitants) {
    this.poll = poll;
    this.inhabitants = inhabitants;
  }

  /**
   * What can be said of a draft.
   *
   * @param inhabitants of the municipality; 0: unknown
   */
  static List<Advice> on(JsonNode poll, int inhabitants) {
    return new Advisor(poll, inhabitants).all();
  }

  /** Minutes for somebody who gets every question, in Dutch. */
  static int minutes(JsonNode poll) {
    double seconds = Effort.reading(poll.path("introduction").path("nl").asText());
    for (JsonNode question : poll.path("questions")) {
      List<String> options = new ArrayList<>();
      question.path("options").forEach(o -> options.add(o.path("text").path("nl").asText()));
      seconds +=
          Effort.seconds(
              question.path("type").asText(), question.path("text").path("nl").asText(), options);
    }
    return Effort.minutes(seconds);
  }

  private List<Advice> all() {
    length();
    texts();
    JsonNode questions = poll.path("questions");
    for (int i = 0; i < questions.size(); i++) {
      advice.addAll(QuestionAdvice.on(questions.get(i), "/questions/" + i));
    }
    advice.addAll(GroupAdvice.on(poll, inhabitants));
    return advice;
  }

  private void length() {
    JsonNode questions = poll.path("questions");
    if (questions.size() > MANY_QUESTIONS) {
      advice.add(Advice.of("", "builder.advice.many-questions", questions.size()));
    }
    int minutes = minutes(poll);
    if (minutes > MANY_MINUTES) {
      advice.add(Advice.of("", "builder.advice.many-minutes", minutes));
    }
    int texts = 0;
    for (JsonNode question : questions) {
      texts += question.path("type").asText().equals("text") ? 1 : 0;
    }
    if (texts > MANY_TEXTS) {
      advice.add(Advice.of("", "builder.advice.many-texts", texts));
    }
    String introduction = poll.path("introduction").path("nl").asText();
    if (QuestionAdvice.longest(introduction) > MOST_WORDS) {
      advice.add(
          Advice.of(
              "/introduction/nl",
              "builder.advice.long-sentence",
              QuestionAdvice.longest(introduction)));
    }
  }

  private void texts() {
    List<TextOfPoll> texts = TextOfPoll.of(poll);
    for (TextOfPoll text : texts) {
      for (HardWords.Found found : HardWords.DUTCH.in(text.dutch())) {
        advice.add(
            Advice.of(text.at() + "/nl", "builder.advice.hard", found.word(), found.easier()));
      }
    }
    long missing = texts.stream().filter(TextOfPoll::lacksEnglish).count();
    boolean any = texts.stream().anyMatch(text -> !text.english().isBlank());
    if (missing > 0 && any) {
      TextOfPoll first = texts.stream().filter(TextOfPoll::lacksEnglish).findFirst().orElseThrow();
      advice.add(Advice.of(first.at() + "/en", "builder.advice.english-missing", missing));
    } else if (missing > 0) {
      advice.add(Advice.of("/title/en", "builder.advice.no-english"));
    }
  }
}
