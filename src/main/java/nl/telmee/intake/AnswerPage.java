package nl.telmee.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Effort;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The page where one answers: a form that works by itself, and that a module turns into one
 * question at a time.
 *
 * @param frame what every page has
 * @param poll identity of the poll, under which the phone keeps what was filled in
 * @param address of this page, without a language
 * @param target of the module's requests
 * @param action of the form
 * @param key of the response, when it is sent as a form
 * @param facts about the effort, a few words each
 * @param results who sees results and when, in plain words
 * @param wrong the questions that have an error, in order
 * @param trouble why what was typed is not sent, as a heading; empty at the first look
 */
public record AnswerPage(
    Frame frame,
    String poll,
    String address,
    String target,
    String action,
    String key,
    Phrase title,
    @Nullable Phrase introduction,
    List<String> facts,
    String results,
    List<AskedQuestion> questions,
    List<AskedQuestion> wrong,
    String trouble) {
  /**
   * A text of the poll.
   *
   * @param lang the language it is really in when that is not the page's, for a {@code lang}
   *     attribute (WCAG 3.1.2)
   */
  public record Phrase(String text, @Nullable String lang) {
    static Phrase of(Translated text, Language language) {
      Language real = text.languageOf(language);
      return new Phrase(text.in(language), real == language ? null : real.code());
    }
  }

  /**
   * The page of an open poll.
   *
   * @param typed what was filled in before: values by name of the field
   * @param errors what is wrong with it: a sentence in the language of the page by id of the
   *     question, or by an empty id when it is about the whole
   */
  public static AnswerPage of(
      Frame frame,
      Poll poll,
      String key,
      Map<String, List<String>> typed,
      Map<String, String> errors) {
    Words words = frame.words();
    Language language = words.language();
    Questionnaire questionnaire = poll.content().questionnaire();
    List<AskedQuestion> questions = new ArrayList<>();
    for (int i = 0; i < questionnaire.questions().size(); i++) {
      questions.add(new Asking(words, questionnaire, typed, errors).question(i));
    }
    List<AskedQuestion> wrong =
        questions.stream().filter(asked -> !asked.error().isEmpty()).toList();
    Phrase title = Phrase.of(poll.content().title(), language);
    Translated introduction = poll.content().introduction();
    String target = "/api/v1/polls/" + poll.id() + "/responses";
    String trouble = trouble(words, wrong, errors.getOrDefault("", ""));
    String window =
        trouble.isEmpty() ? title.text() : words.say("answer.wrong-title", title.text());
    return new AnswerPage(
        new Frame(words, window, poll.page(), frame.assets()),
        poll.id().toString(),
        poll.page(),
        target,
        target + "?lang=" + language.code(),
        key,
        title,
        introduction == null ? null : Phrase.of(introduction, language),
        facts(poll, words),
        results(poll, words),
        questions,
        wrong,
        trouble);
  }

  private static String trouble(Words words, List<AskedQuestion> wrong, String whole) {
    return whole.isEmpty() && !wrong.isEmpty() ? words.count("answer.wrong", wrong.size()) : whole;
  }

  private static List<String> facts(Poll poll, Words words) {
    List<Question> questions = poll.content().questionnaire().questions();
    boolean conditional = questions.stream().anyMatch(question -> question.showIf() != null);
    double seconds = Effort.seconds(poll.content().questionnaire(), words.language());
    List<String> facts = new ArrayList<>();
    facts.add(words.count(conditional ? "answer.at-most" : "answer.questions", questions.size()));
    facts.add(words.count("answer.minutes", Effort.minutes(seconds)));
    if (poll.content().closesAt() != null) {
      facts.add(words.say("answer.until", words.moment(poll.content().closesAt())));
    }
    return facts;
  }

  private static String results(Poll poll, Words words) {
    ResultsPolicy policy = poll.content().policy();
    String when =
        switch (policy.visibility()) {
          case LIVE -> words.say("answer.results.live");
          case AFTER_ANSWERING -> words.say("answer.results.after-answering");
          case AFTER_CLOSING -> words.say("answer.results.after-closing");
        };
    return when + " " + groups(poll, policy, words);
  }

  private static String groups(Poll poll, ResultsPolicy policy, Words words) {
    if (policy.minimumGroup() == 1) {
      return words.say("answer.results.each");
    }
    boolean divided =
        policy.breakdowns()
            && poll.content().questionnaire().questions().stream()
                .anyMatch(q -> q instanceof Question.SingleChoice choice && choice.background());
    return words.say(
        divided ? "answer.results.by-group" : "answer.results.groups", policy.minimumGroup());
  }
}
