package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Improvement;
import nl.telmee.trajectory.LaterAdvice;

/** The evaluation, the advice for later, and what is done with them. */
final class EvaluationPaper {
  private EvaluationPaper() {}

  static Document of(Source source) {
    Document.Sheet sheet = new Document.Sheet();
    source
        .section(Evaluation.class)
        .ifPresentOrElse(
            evaluation -> evaluation(source, sheet, evaluation),
            () -> sheet.begin("not-yet").text(source.say("document.evaluation.not-yet")));
    source
        .section(LaterAdvice.class)
        .ifPresent(
            advice ->
                sheet
                    .chapter("later-advice", source.say("document.later-advice"))
                    .text(advice.text()));
    improvements(source, sheet);
    return sheet.document(
        source.say("document.evaluation.title", source.title()),
        source.words().language(),
        source.trajectory().head().slug() + "-evaluatie");
  }

  private static void evaluation(Source source, Document.Sheet sheet, Evaluation evaluation) {
    if (!evaluation.refusal().isBlank()) {
      sheet
          .chapter("refused", source.say("document.evaluation.refused"))
          .text(evaluation.refusal());
    }
    if (!evaluation.contribution().isBlank()) {
      sheet
          .chapter("contribution", source.say("document.contribution"))
          .text(evaluation.contribution());
    }
    sheet.begin("scores");
    List<List<String>> rows = new ArrayList<>();
    evaluation
        .scores()
        .forEach(
            score ->
                rows.add(
                    List.of(
                        source.say("trajectory.criterion." + score.criterion().word()),
                        source.say("document.score", score.score()))));
    sheet.table(
        List.of(source.say("document.column.criterion"), source.say("document.column.score")),
        rows);
    if (!evaluation.recommendations().isEmpty()) {
      sheet
          .chapter("recommendations", source.say("document.recommendations"))
          .bullets(evaluation.recommendations());
    }
  }

  private static void improvements(Source source, Document.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (Improvement one : source.trajectory().content().items(Improvement.class)) {
      rows.add(
          List.of(
              one.text(),
              one.owner(),
              source.day(one.dueOn()),
              source.say("trajectory.standing." + one.standing().word()),
              one.note()));
    }
    if (!rows.isEmpty()) {
      sheet.chapter("improvements", source.say("document.improvements"));
    }
    sheet.table(
        List.of(
            source.say("document.column.what"),
            source.say("document.column.owner"),
            source.say("document.column.due"),
            source.say("document.column.standing"),
            source.say("document.column.note")),
        rows);
  }
}
