package nl.telmee.story;

import nl.telmee.feed.Outcome;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;

/** What is shown of figures, in the order in which it is. */
enum Measure {
  BEGUN,
  TAKING,
  FINISHED,
  ANSWER,
  TOLD,
  ADOPTED,
  PARTLY_ADOPTED,
  NOT_ADOPTED,
  LATE_STEPS,
  GROUPS;

  private static final String NOTHING = "–";

  String label(Words words) {
    return words.say("story.measure." + Fields.wordOf(this));
  }

  /** How it is counted. */
  String how(Words words) {
    return words.say("story.measure." + Fields.wordOf(this) + ".how");
  }

  String value(Words words, Figures figures) {
    return switch (this) {
      case BEGUN -> words.count(figures.begun());
      case TAKING -> words.count(figures.taking());
      case FINISHED -> words.count(figures.finished());
      case ANSWER -> days(words, figures.answer());
      case TOLD -> days(words, figures.feedback());
      case ADOPTED -> outcome(words, figures, Outcome.ADOPTED);
      case PARTLY_ADOPTED -> outcome(words, figures, Outcome.PARTLY_ADOPTED);
      case NOT_ADOPTED -> outcome(words, figures, Outcome.NOT_ADOPTED);
      case LATE_STEPS -> words.count(figures.late());
      case GROUPS -> share(words, figures.reached(), figures.reachKnown());
    };
  }

  private static String outcome(Words words, Figures figures, Outcome outcome) {
    return share(words, figures.decided(outcome), figures.decisions());
  }

  private static String days(Words words, Days days) {
    return days.known() == 0
        ? NOTHING
        : words.say("story.days", words.count("story.day", days.half()), days.known(), days.of());
  }

  private static String share(Words words, int part, int whole) {
    return whole == 0
        ? NOTHING
        : words.say("story.share", words.share((double) part / whole), part, whole);
  }
}
