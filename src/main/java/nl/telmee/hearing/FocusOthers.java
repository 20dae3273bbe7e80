package nl.telmee.hearing;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Review;
import nl.telmee.trajectory.Section;
import nl.telmee.web.Words;

/** What another member of the focus group wrote meanwhile, beside what one typed oneself. */
final class FocusOthers {
  private FocusOthers() {}

  static FocusPage.Draft review(Words words, Review review) {
    List<FocusPage.Part> parts = new ArrayList<>();
    if (review.judgement() != null) {
      parts.add(
          new FocusPage.Part(
              words.say("hearing.focus.judgement"),
              words.say("trajectory.judgement." + review.judgement().word())));
    }
    add(parts, words.say("hearing.focus.note"), review.note());
    add(parts, words.say("hearing.focus.communication"), review.communication());
    return draft(words, Section.Kind.REVIEW, parts);
  }

  static FocusPage.Draft evaluation(Words words, Evaluation evaluation) {
    List<FocusPage.Part> parts = new ArrayList<>();
    add(parts, words.say("hearing.focus.contribution"), evaluation.contribution());
    for (Evaluation.Score score : evaluation.scores()) {
      add(
          parts,
          words.say("trajectory.criterion." + score.criterion().word()),
          String.valueOf(score.score()));
    }
    add(
        parts,
        words.say("hearing.focus.recommendations"),
        String.join("\n", evaluation.recommendations()));
    return draft(words, Section.Kind.EVALUATION, parts);
  }

  private static void add(List<FocusPage.Part> parts, String heading, String text) {
    if (!text.isBlank()) {
      parts.add(new FocusPage.Part(heading, text));
    }
  }

  private static FocusPage.Draft draft(Words words, Section.Kind kind, List<FocusPage.Part> parts) {
    return new FocusPage.Draft(FocusDrafts.name(words, kind), kind.word(), parts);
  }
}
