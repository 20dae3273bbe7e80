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
            () -> sheet.text(source.say("evaluation.not-yet")));
    source
        .section(LaterAdvice.class)
        .ifPresent(advice -> sheet.chapter(source.say("later-advice")).text(advice.text()));
    improvements(source, sheet);
    return sheet.document(
        source.say("evaluation.title", source.title()),
        source.words().language(),
        source.trajectory().head().slug() + "-evaluatie");
  }

  private static void evaluation(Source source, Document.Sheet sheet, Evaluation evaluation) {
    if (!evaluation.refusal().isBlank()) {
      sheet.chapter(source.say("evaluation.refused")).text(evaluation.refusal());
    }
    if (!evaluation.contribution().isBlank()) {
      sheet.chapter(source.say("contribution")).text(evaluation.contribution());
    }
    List<List<String>> rows = new ArrayList<>();
    evaluation
        .scores()
        .forEach(
            score ->
                rows.add(
                    List.of(
                        source.term("criterion." + score.criterion().word()),
                        source.say("score", score.score()))));
    sheet.table(List.of(source.say("column.criterion"), source.say("column.score")), rows);
    if (!evaluation.recommendations().isEmpty()) {
      sheet.chapter(source.say("recommendations")).bullets(evaluation.recommendations());
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
              source.term("standing." + one.standing().word()),
              one.note()));
    }
    if (!rows.isEmpty()) {
      sheet.chapter(source.say("improvements"));
    }
    sheet.table(
        List.of(
            source.say("column.what"),
            source.say("column.owner"),
            source.say("column.due"),
            source.say("column.standing"),
            source.say("column.note")),
        rows);
  }
}
