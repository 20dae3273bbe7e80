package nl.telmee.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Question;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A question in the report.
 *
 * @param number its place, from 1
 * @param view of everybody together
 * @param mean in words; null when there is none
 * @param rows the answers; of texts what they are about, empty when nothing was published
 * @param breakdowns the same by group
 */
public record ReportQuestion(
    int number,
    QuestionView view,
    @Nullable String mean,
    List<Row> rows,
    List<Breakdown> breakdowns) {

  /**
   * An answer.
   *
   * @param width of its bar, for SVG; empty without one
   */
  public record Row(
      Phrase label, String count, String share, String width, @Nullable String tone) {}

  /**
   * Groups side by side.
   *
   * @param by the question that makes them
   * @param rows an answer, and what each group says of it
   */
  public record Breakdown(String by, List<Phrase> groups, List<GroupRow> rows) {}

  /** What each group says of an answer, or on average. */
  public record GroupRow(Phrase label, List<String> cells) {}

  static List<ReportQuestion> all(Words words, Results results, TextEdition edition) {
    List<QuestionView> views = QuestionViews.of(words, results, edition);
    List<ReportQuestion> all = new ArrayList<>();
    for (QuestionView view : views) {
      all.add(
          new ReportQuestion(
              all.size() + 1,
              view,
              mean(words, view),
              rows(view),
              results.breakdowns().stream()
                  .filter(b -> !b.by().equals(view.heading().id()) && !b.groups().isEmpty())
                  .filter(_ -> !(view instanceof QuestionView.Text))
                  .map(breakdown -> breakdown(words, results, breakdown, view))
                  .toList()));
    }
    return all;
  }

  private static @Nullable String mean(Words words, QuestionView view) {
    String number = meanOf(view);
    return number.isEmpty() ? null : words.say("report.mean", number);
  }

  private static String meanOf(QuestionView view) {
    return switch (view) {
      case QuestionView.Scale scale -> scale.mean().number();
      case QuestionView.Amount amount -> amount.mean().number();
      case QuestionView.Bars _, QuestionView.Ranking _, QuestionView.Text _ -> "";
    };
  }

  private static List<Row> rows(QuestionView view) {
    return switch (view) {
      case QuestionView.Bars bars -> bars.rows().stream().map(ReportQuestion::row).toList();
      case QuestionView.Scale scale -> scale.rows().stream().map(ReportQuestion::row).toList();
      case QuestionView.Amount amount -> amount.rows().stream().map(ReportQuestion::row).toList();
      case QuestionView.Ranking ranking ->
          ranking.rows().stream()
              .map(ranked -> new Row(ranked.label(), "", ranked.place(), "", null))
              .toList();
      case QuestionView.Text text ->
          text.written() == null
              ? List.of()
              : text.written().labels().stream().map(ReportQuestion::row).toList();
    };
  }

  private static Row row(QuestionView.Row row) {
    Figure figure = row.figure();
    return new Row(row.label(), figure.count(), figure.share(), figure.width(), row.tone());
  }

  /** What a view says of each answer, by its id, in the view's order. */
  private static Map<String, Map.Entry<Phrase, String>> said(QuestionView view) {
    Map<String, Map.Entry<Phrase, String>> said = new LinkedHashMap<>();
    switch (view) {
      case QuestionView.Bars bars -> bars.rows().forEach(row -> put(said, row));
      case QuestionView.Scale scale -> scale.rows().forEach(row -> put(said, row));
      case QuestionView.Amount amount -> amount.rows().forEach(row -> put(said, row));
      case QuestionView.Ranking ranking ->
          ranking
              .rows()
              .forEach(ranked -> said.put(ranked.id(), Map.entry(ranked.label(), ranked.place())));
      case QuestionView.Text _ -> {}
    }
    return said;
  }

  private static void put(Map<String, Map.Entry<Phrase, String>> said, QuestionView.Row row) {
    said.put(row.id(), Map.entry(row.label(), row.figure().share()));
  }

  private static Breakdown breakdown(
      Words words, Results results, Results.Breakdown breakdown, QuestionView everybody) {
    Question.WithOptions by = asked(results, breakdown.by());
    List<Phrase> groups = new ArrayList<>();
    List<QuestionView> views = new ArrayList<>();
    for (Results.Group group : breakdown.groups()) {
      groups.add(Phrase.of(by.options().get(by.indexOf(group.value())).text(), words));
      views.add(
          QuestionViews.of(words, group.questions(), breakdown.by()).stream()
              .filter(view -> view.heading().id().equals(everybody.heading().id()))
              .findFirst()
              .orElseThrow());
    }
    List<GroupRow> rows = new ArrayList<>();
    said(everybody)
        .forEach(
            (id, row) ->
                rows.add(
                    new GroupRow(
                        row.getKey(), views.stream().map(view -> cell(view, id)).toList())));
    if (!meanOf(everybody).isEmpty()) {
      rows.add(
          new GroupRow(
              Phrase.of(words.say("export.mean")),
              views.stream().map(view -> dashed(meanOf(view))).toList()));
    }
    return new Breakdown(by.text().in(words.language()), groups, rows);
  }

  private static String cell(QuestionView view, String id) {
    Map.Entry<Phrase, String> said = said(view).get(id);
    return said == null ? dashed("") : dashed(said.getValue());
  }

  private static String dashed(String text) {
    return text.isEmpty() ? "–" : text;
  }

  private static Question.WithOptions asked(Results results, String id) {
    return results.poll().content().questionnaire().questions().stream()
        .filter(question -> question.id().equals(id))
        .map(Question.WithOptions.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
