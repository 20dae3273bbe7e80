package nl.telmee.export;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import nl.telmee.release.MethodNotes;
import nl.telmee.release.QuestionResult;
import nl.telmee.release.Results;
import nl.telmee.release.ResultsFormat;
import nl.telmee.web.Words;
import org.dhatim.fastexcel.Workbook;

/**
 * Results as a workbook (ECMA-376): how they came about on the first sheet, then a sheet for each
 * question with its breakdowns. Each sheet is written out before the next one begins.
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
  public Buffer write(Results results, Words words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (Workbook workbook = new Workbook(bytes, "Telmee", "01.0000")) {
      sheets(workbook, results, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void sheets(Workbook workbook, Results results, Words words) throws IOException {
    SheetNames names = new SheetNames();
    workbook.properties().setTitle(results.poll().content().title().in(words.language()));
    NotesSheet.write(
        workbook.newWorksheet(names.of(words.say("export.notes"))), MethodNotes.of(words, results));
    int number = 1;
    for (QuestionResult result : results.questions()) {
      String text = result.question().text().in(words.language());
      QuestionSheet.write(
          workbook.newWorksheet(names.of(number++ + " " + text)), words, results, result);
    }
  }
}
