package nl.telmee.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.poll.Terms;
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
 * @param code where one fills in an access code; null when the poll wants none
 * @param preview what other programs show with a link to this page
 * @param framed whether another website shows this page in a frame
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
    String trouble,
    @Nullable CodeField code,
    Preview preview,
    boolean framed) {
  private static final int LONGEST_PREVIEW = 150;

  /** In {@code errors}, what is wrong with the access code: no question has this id. */
  static final String CODE = "?code";

  /**
   * An access code.
   *
   * @param typed what was filled in
   * @param error what is wrong with it, or empty
   */
  public record CodeField(String typed, String error) {
    /** Null when nothing is wrong, so that no attribute is written. */
    public @Nullable String invalid() {
      return error.isEmpty() ? null : "true";
    }
  }

  /** What a link to this page looks like elsewhere (Open Graph protocol). */
  public record Preview(String description, String image) {}

  /**
   * Where this page stands.
   *
   * @param site address of the server as the public sees it
   * @param framed whether another website shows it in a frame
   * @param by whose poll it is, in words; empty: that is not said
   */
  record Stand(String site, boolean framed, String by) {
    String address(Poll poll) {
      return framed ? poll.page() + "/embed" : poll.page();
    }

    String target(Poll poll) {
      return "/api/v1/polls/" + poll.id() + "/responses" + (framed ? "?embed=true" : "");
    }
  }

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
    return of(frame, poll, new Stand("", false, ""), key, typed, errors);
  }

  static AnswerPage of(
      Frame frame,
      Poll poll,
      Stand stand,
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
    String target = stand.target(poll);
    CodeField code = code(poll, typed, errors);
    String trouble = trouble(words, wrong, code, errors.getOrDefault("", ""));
    String window =
        trouble.isEmpty() ? title.text() : words.say("answer.wrong-title", title.text());
    return new AnswerPage(
        new Frame(words, window, stand.address(poll), frame.assets()),
        poll.id().toString(),
        stand.address(poll),
        target,
        target + (stand.framed() ? "&lang=" : "?lang=") + language.code(),
        key,
        title,
        introduction == null ? null : Phrase.of(introduction, language),
        facts(poll, words, stand.by()),
        results(poll, words),
        questions,
        wrong,
        trouble,
        code,
        preview(poll, words, stand),
        stand.framed());
  }

  /**
   * The same for who tries a draft: it says so, and sends answers elsewhere.
   *
   * @param fact what is said first
   * @param here address of the page
   * @param there address that takes the answers
   */
  public AnswerPage trial(String fact, String here, String there) {
    List<String> more = new ArrayList<>(facts);
    more.addFirst(fact);
    return new AnswerPage(
        new Frame(frame.words(), frame.title(), here, frame.assets()),
        "trial-" + poll,
        here,
        there,
        there,
        key,
        title,
        introduction,
        List.copyOf(more),
        results,
        questions,
        wrong,
        trouble,
        null,
        preview,
        false);
  }

  private static @Nullable CodeField code(
      Poll poll, Map<String, List<String>> typed, Map<String, String> errors) {
    return poll.content().access().takesCodes()
        ? new CodeField(
            typed.getOrDefault(FormAnswers.CODE, List.of("")).getFirst(),
            errors.getOrDefault(CODE, ""))
        : null;
  }

  private static Preview preview(Poll poll, Words words, Stand stand) {
    Translated introduction = poll.content().introduction();
    String text =
        introduction == null
            ? words.say("answer.preview")
            : introduction.in(words.language()).strip().replaceAll("\\s+", " ");
    boolean longer = text.length() > LONGEST_PREVIEW;
    String image = "/image.png" + (words.language() == Language.EN ? "?lang=en" : "");
    return new Preview(
        longer
            ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_PREVIEW)))
                    .strip()
                + "…"
            : text,
        stand.site() + poll.page() + image);
  }

  private static String trouble(
      Words words, List<AskedQuestion> wrong, @Nullable CodeField code, String whole) {
    if (!whole.isEmpty()) {
      return whole;
    }
    boolean wrongCode = code != null && !code.error().isEmpty();
    if (!wrong.isEmpty()) {
      return words.count("answer.wrong", wrong.size());
    }
    return wrongCode ? words.say("answer.code.wrong") : "";
  }

  private static List<String> facts(Poll poll, Words words, String by) {
    List<Question> questions = poll.content().questionnaire().questions();
    boolean conditional = questions.stream().anyMatch(question -> question.showIf() != null);
    List<String> facts = new ArrayList<>();
    if (!by.isEmpty()) {
      facts.add(by);
    }
    facts.add(words.count(conditional ? "answer.at-most" : "answer.questions", questions.size()));
    facts.add(words.count("answer.minutes", Effort.minutes(poll.content().questionnaire())));
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
    String rows = policy.microdata() ? " " + words.say("export.told.microdata") : "";
    return when + " " + groups(poll, policy, words) + rows + " " + kept(poll, words);
  }

  private static String kept(Poll poll, Words words) {
    int days = poll.content().retention().responses();
    return days == 0
        ? words.say("retention.told.at-once")
        : words.say("retention.told", Terms.days(words, days));
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
