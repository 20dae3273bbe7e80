package nl.telmee.export;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.release.BandNames;
import nl.telmee.release.QuestionResult;
import nl.telmee.release.TextEdition;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one question as rows and columns.
 *
 * @param heads names of the columns, without that of the answers
 * @param rows one for each answer, then what was counted or computed over all of them
 */
record QuestionTable(List<String> heads, List<Row> rows) {
  /** How a number is to be shown; the number itself is exact. */
  enum Format {
    COUNT("#,##0"),
    SHARE("0.0%"),
    DECIMAL("0.00");

    final String pattern;

    Format(String pattern) {
      this.pattern = pattern;
    }
  }

  /** A number and how it is shown. */
  record Cell(Number value, Format format) {}

  /**
   * A row.
   *
   * @param cells one for each head; null where there is nothing to say
   * @param answer whether it is about one answer, and not about all
   */
  record Row(String label, List<@Nullable Cell> cells, boolean answer) {}

  static QuestionTable of(Words words, QuestionResult result) {
    return switch (result) {
      case QuestionResult.Choices choices ->
          counted(words, result, counts(words, choices.question(), choices.options()), null);
      case QuestionResult.Scaled scaled ->
          counted(words, result, counts(words, null, scaled.options()), scaled.moments());
      case QuestionResult.Amounts amounts ->
          counted(words, result, bands(words, amounts), amounts.moments());
      case QuestionResult.Ranks ranks -> ranks(words, ranks);
      case QuestionResult.Texts texts ->
          new QuestionTable(
              List.of(words.say("results.table.count")), List.of(all(words, texts, 1)));
    };
  }

  /** What the texts that were read are about; a text may have several labels. */
  static QuestionTable labels(Words words, TextEdition.Texts texts) {
    return new QuestionTable(
        heads(words),
        texts.labels().stream()
            .map(label -> answer(label.name(), label.count(), texts.share(label)))
            .toList());
  }

  private static List<String> heads(Words words) {
    return List.of(words.say("results.table.count"), words.say("export.table.share"));
  }

  private static QuestionTable counted(
      Words words,
      QuestionResult result,
      List<Row> answers,
      QuestionResult.@Nullable Moments moments) {
    List<String> heads = heads(words);
    List<Row> rows = new ArrayList<>(answers);
    rows.add(all(words, result, heads.size()));
    if (result instanceof QuestionResult.Scaled || result instanceof QuestionResult.Amounts) {
      rows.add(computed(words.say("export.mean"), moments == null ? null : moments.mean()));
      rows.add(
          computed(
              words.say("export.deviation"), moments == null ? null : moments.standardDeviation()));
    }
    return new QuestionTable(heads, rows);
  }

  private static List<Row> counts(
      Words words, Question.@Nullable WithOptions question, List<QuestionResult.Count> counts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      QuestionResult.Count count = counts.get(i);
      String label =
          question == null ? count.id() : question.options().get(i).text().in(words.language());
      rows.add(answer(label, count.count(), count.share()));
    }
    return rows;
  }

  private static List<Row> bands(Words words, QuestionResult.Amounts amounts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < amounts.bands().size(); i++) {
      QuestionResult.Band band = amounts.bands().get(i);
      rows.add(answer(BandNames.of(words, amounts, i), band.count(), band.share()));
    }
    return rows;
  }

  private static Row answer(String label, long count, double share) {
    return new Row(
        label, List.of(new Cell(count, Format.COUNT), new Cell(share, Format.SHARE)), true);
  }

  private static QuestionTable ranks(Words words, QuestionResult.Ranks ranks) {
    List<String> heads = new ArrayList<>();
    heads.add(words.say("export.rank.mean"));
    for (int place = 1; place <= ranks.options().size(); place++) {
      heads.add(words.say("results.rank.place", place));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ranks.options().size(); i++) {
      QuestionResult.Ranked ranked = ranks.options().get(i);
      List<@Nullable Cell> cells = new ArrayList<>();
      cells.add(ranks.answered() == 0 ? null : new Cell(ranked.meanRank(), Format.DECIMAL));
      ranked.ranks().forEach(times -> cells.add(new Cell(times, Format.COUNT)));
      String label = ranks.question().options().get(i).text().in(words.language());
      rows.add(new Row(label, cells, true));
    }
    rows.add(all(words, ranks, heads.size()));
    return new QuestionTable(heads, rows);
  }

  private static Row all(Words words, QuestionResult result, int columns) {
    List<@Nullable Cell> cells = new ArrayList<>();
    cells.add(new Cell(result.answered(), Format.COUNT));
    while (cells.size() < columns) {
      cells.add(null);
    }
    return new Row(words.say("export.answered"), cells, false);
  }

  private static Row computed(String label, @Nullable Double number) {
    List<@Nullable Cell> cells = new ArrayList<>();
    cells.add(number == null ? null : new Cell(number, Format.DECIMAL));
    cells.add(null);
    return new Row(label, cells, false);
  }
}
