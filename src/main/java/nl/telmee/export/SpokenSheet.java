package nl.telmee.export;

import java.io.IOException;
import nl.telmee.spread.Conversation;
import nl.telmee.spread.Spoken;
import nl.telmee.web.Words;
import org.dhatim.fastexcel.Worksheet;

/** The sheet of conversations: what people said, added up, and where they were spoken with. */
final class SpokenSheet {
  private static final String WHOLE = "#,##0";

  private final Worksheet sheet;
  private final Words words;
  private int row;

  private SpokenSheet(Worksheet sheet, Words words) {
    this.sheet = sheet;
    this.words = words;
  }

  static void write(Worksheet sheet, Words words, Spoken spoken) throws IOException {
    SpokenSheet writer = new SpokenSheet(sheet, words);
    writer.title();
    spoken.questions().forEach(writer::question);
    writer.places(spoken);
    sheet.width(0, QuestionSheet.LABELS_WIDTH);
    sheet.width(1, QuestionSheet.NUMBERS_WIDTH);
    sheet.width(2, QuestionSheet.NUMBERS_WIDTH);
    sheet.finish();
  }

  private void title() {
    sheet.value(row, 0, words.say("spoken.title"));
    sheet.style(row++, 0).bold().fontSize(QuestionSheet.TITLE_SIZE).set();
    sheet.value(row, 0, words.say("export.spoken.apart"));
    sheet.style(row++, 0).italic().set();
    sheet.freezePane(1, 1);
  }

  private void question(Spoken.Said said) {
    row++;
    sheet.value(row, 0, said.question().text().in(words.language()));
    sheet.style(row++, 0).bold().set();
    heads(words.say("results.table.answer"), words.say("spoken.people"));
    for (Spoken.Count count : said.counts()) {
      sheet.value(row, 0, count.option().in(words.language()));
      number(1, count.people());
      row++;
    }
  }

  private void places(Spoken spoken) {
    row++;
    heads(
        words.say("export.spoken.where"),
        words.say("export.spoken.when"),
        words.say("spoken.people"));
    for (Conversation one : spoken.held()) {
      sheet.value(row, 0, one.place());
      sheet.value(row, 1, words.day(one.heldOn()));
      number(2, one.people());
      row++;
    }
    sheet.value(row, 0, words.say("export.spoken"));
    sheet.style(row, 0).bold().set();
    number(2, spoken.people());
  }

  private void heads(String... names) {
    for (int column = 0; column < names.length; column++) {
      sheet.value(row, column, names[column]);
      sheet.style(row, column).bold().fillColor(QuestionSheet.HEAD_FILL).wrapText(true).set();
    }
    row++;
  }

  private void number(int column, int number) {
    sheet.value(row, column, number);
    sheet.style(row, column).format(WHOLE).set();
  }
}
