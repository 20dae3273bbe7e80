package nl.telmee.export;

import java.io.IOException;
import nl.telmee.release.MethodNotes;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet: what was asked, how much of it is shown, and how to read it. */
final class NotesSheet {
  private static final int NAMES_WIDTH = 34;
  private static final int VALUES_WIDTH = 80;
  private static final int TITLE_SIZE = 14;

  private NotesSheet() {}

  static void write(Worksheet sheet, MethodNotes notes) throws IOException {
    sheet.width(0, NAMES_WIDTH);
    sheet.width(1, VALUES_WIDTH);
    sheet.value(0, 0, notes.title());
    sheet.style(0, 0).bold().fontSize(TITLE_SIZE).set();
    sheet.freezePane(0, 1);
    int row = 2;
    for (MethodNotes.Fact fact : notes.facts()) {
      sheet.value(row, 0, fact.name());
      sheet.style(row, 0).bold().verticalAlignment("top").set();
      sheet.value(row, 1, fact.value());
      sheet.style(row++, 1).wrapText(true).set();
    }
    row++;
    for (String sentence : notes.sentences()) {
      sheet.value(row, 1, sentence);
      sheet.style(row++, 1).wrapText(true).verticalAlignment("top").set();
    }
    sheet.finish();
  }
}
