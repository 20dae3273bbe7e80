package nl.telmee.export;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import nl.telmee.release.Beside;
import nl.telmee.release.MethodNotes;
import nl.telmee.release.QuestionResult;
import nl.telmee.release.Results;
import nl.telmee.release.ResultsFormat;
import nl.telmee.release.Snapshot;
import nl.telmee.web.Words;
import org.dhatim.fastexcel.Workbook;

/**
 * Results as a workbook (ECMA-376): how they came about on the first sheet, then a sheet for each
 * question with its breakdowns, and one for conversations. Each sheet is written out before the
 * next one begins.
 */
public final class ResultsXlsx implements ResultsFormat {
  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final int USUAL_BYTES = 32 * 1024;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String ending() {
    return "xlsx";
  }

  @Override
  public boolean inLanguages() {
    return true;
  }

  @Override
  public Buffer write(Snapshot newest, Words words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (Workbook workbook = new Workbook(bytes, "Telmee", "01.0000")) {
      sheets(workbook, newest, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void sheets(Workbook workbook, Snapshot newest, Words words) throws IOException {
    Results results = newest.results();
    Beside beside = newest.beside();
    SheetNames names = new SheetNames();
    workbook.properties().setTitle(results.poll().content().title().in(words.language()));
    NotesSheet.write(
        workbook.newWorksheet(names.of(words.say("export.notes"))),
        MethodNotes.of(words, results, beside));
    int number = 1;
    for (QuestionResult result : results.questions()) {
      String text = result.question().text().in(words.language());
      QuestionSheet.write(
          workbook.newWorksheet(names.of(number++ + " " + text)), words, newest, result);
    }
    if (!beside.spoken().none()) {
      SpokenSheet.write(
          workbook.newWorksheet(names.of(words.say("spoken.title"))), words, beside.spoken());
    }
  }
}
