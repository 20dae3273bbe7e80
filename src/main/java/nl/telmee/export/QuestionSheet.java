package nl.telmee.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.release.QuestionResult;
import nl.telmee.release.Results;
import nl.telmee.release.Snapshot;
import nl.telmee.release.TextEdition;
import nl.telmee.release.WrittenView;
import nl.telmee.web.Words;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The sheet of one question: everybody together, and below it each breakdown, or the labels. */
final class QuestionSheet {
  static final int LABELS_WIDTH = 44;
  static final int NUMBERS_WIDTH = 14;
  static final int TITLE_SIZE = 13;
  static final String HEAD_FILL = "E4EFEB";

  /** A group and its table. */
  private record GroupTable(String name, QuestionTable table) {}

  private final Worksheet sheet;
  private final Words words;
  private int row;
  private int widest;

  private QuestionSheet(Worksheet sheet, Words words) {
    this.sheet = sheet;
    this.words = words;
  }

  static void write(Worksheet sheet, Words words, Snapshot newest, QuestionResult result)
      throws IOException {
    QuestionSheet writer = new QuestionSheet(sheet, words);
    Results results = newest.results();
    TextEdition edition = newest.beside().texts();
    TextEdition.@Nullable Texts texts = edition.of(result.question().id()).orElse(null);
    writer.title(result, texts == null ? "" : WrittenView.summary(words, edition, texts));
    writer.table(words.say("results.table.answer"), QuestionTable.of(words, result));
    if (texts != null && !texts.labels().isEmpty()) {
      writer.row++;
      writer.table(words.say("texts.about"), QuestionTable.labels(words, texts));
    }
    results.breakdowns().forEach(breakdown -> writer.breakdown(results, breakdown, result));
    writer.widths();
    sheet.finish();
  }

  /**
   * @param read of how many texts there are labels; empty: of none
   */
  private void title(QuestionResult result, String read) {
    sheet.value(row, 0, result.question().text().in(words.language()));
    sheet.style(row++, 0).bold().fontSize(TITLE_SIZE).set();
    sheet.freezePane(1, 1);
    String note =
        switch (result) {
          case QuestionResult.Choices choices ->
              choices.question() instanceof Question.MultipleChoice
                  ? words.say("results.several")
                  : "";
          case QuestionResult.Scaled scaled -> ends(scaled.question());
          case QuestionResult.Ranks _ -> words.say("export.note.ranking");
          case QuestionResult.Amounts _ -> words.say("export.note.bands");
          case QuestionResult.Texts _ -> read.isEmpty() ? words.say("results.text.note") : read;
        };
    if (!note.isEmpty()) {
      sheet.value(row, 0, note);
      sheet.style(row++, 0).italic().set();
    }
    row++;
  }

  private String ends(Question.Scale scale) {
    List<String> ends = new ArrayList<>();
    if (scale.minimumLabel() != null) {
      ends.add(scale.minimum() + " = " + scale.minimumLabel().in(words.language()));
    }
    if (scale.maximumLabel() != null) {
      ends.add(scale.maximum() + " = " + scale.maximumLabel().in(words.language()));
    }
    return String.join(", ", ends);
  }

  private void table(String first, QuestionTable table) {
    head(0, first);
    for (int i = 0; i < table.heads().size(); i++) {
      head(1 + i, table.heads().get(i));
    }
    row++;
    rows(List.of(table));
  }

  /** All groups side by side; the question that makes the groups has none. */
  private void breakdown(Results results, Results.Breakdown breakdown, QuestionResult result) {
    if (breakdown.by().equals(result.question().id()) || breakdown.groups().isEmpty()) {
      return;
    }
    List<GroupTable> groups =
        breakdown.groups().stream().map(group -> group(results, breakdown, group, result)).toList();
    row++;
    sheet.value(row, 0, words.say("export.by", text(results, breakdown.by())));
    sheet.style(row++, 0).bold().set();
    int column = 1;
    for (GroupTable group : groups) {
      head(column, group.name());
      for (int i = 1; i < group.table().heads().size(); i++) {
        head(column + i, "");
      }
      column += group.table().heads().size();
    }
    head(0, "");
    row++;
    head(0, words.say("results.table.answer"));
    column = 1;
    for (GroupTable group : groups) {
      for (String name : group.table().heads()) {
        head(column++, name);
      }
    }
    row++;
    rows(groups.stream().map(GroupTable::table).toList());
  }

  private GroupTable group(
      Results results, Results.Breakdown breakdown, Results.Group group, QuestionResult result) {
    QuestionResult own =
        group.questions().stream()
            .filter(one -> one.question().id().equals(result.question().id()))
            .findFirst()
            .orElseThrow();
    Question.WithOptions by = (Question.WithOptions) question(results, breakdown.by());
    String name = by.options().get(by.indexOf(group.value())).text().in(words.language());
    return new GroupTable(name, QuestionTable.of(words, own));
  }

  private String text(Results results, String id) {
    return question(results, id).text().in(words.language());
  }

  private static Question question(Results results, String id) {
    List<Question> questions = results.poll().content().questionnaire().questions();
    return questions.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** Tables that have the same rows, side by side. */
  private void rows(List<QuestionTable> tables) {
    for (int i = 0; i < tables.getFirst().rows().size(); i++) {
      QuestionTable.Row first = tables.getFirst().rows().get(i);
      sheet.value(row, 0, first.label());
      if (!first.answer()) {
        sheet.style(row, 0).bold().set();
      }
      int column = 1;
      for (QuestionTable table : tables) {
        for (QuestionTable.@Nullable Cell cell : table.rows().get(i).cells()) {
          if (cell != null) {
            sheet.value(row, column, cell.value());
            sheet.style(row, column).format(cell.format().pattern).set();
          }
          column++;
        }
      }
      row++;
    }
  }

  private void head(int column, String name) {
    if (!name.isEmpty()) {
      sheet.value(row, column, name);
    }
    sheet.style(row, column).bold().fillColor(HEAD_FILL).wrapText(true).set();
    widest = Math.max(widest, column);
  }

  private void widths() {
    sheet.width(0, LABELS_WIDTH);
    for (int column = 1; column <= widest; column++) {
      sheet.width(column, NUMBERS_WIDTH);
    }
  }
}
