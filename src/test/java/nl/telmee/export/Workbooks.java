package nl.telmee.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a workbook as LibreOffice sees it. */
final class Workbooks {
  /** Comma, quotes, UTF-8, from the first line, in English; numbers as they are; every sheet. */
  private static final String EVERY_SHEET =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1";

  private Workbooks() {}

  /** The rows of each sheet by its name. */
  static Map<String, List<List<String>>> open(Path folder, byte[] workbook) {
    try {
      Path file = Files.write(folder.resolve("book.xlsx"), workbook);
      Program.office()
          .run(
              folder,
              "-env:UserInstallation=" + folder.resolve("profile").toUri(),
              "--headless",
              "--convert-to",
              EVERY_SHEET,
              "--outdir",
              folder.toString(),
              file.toString());
      return sheets(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, List<List<String>>> sheets(Path folder) throws IOException {
    Map<String, List<List<String>>> sheets = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        String name = file.getFileName().toString();
        sheets.put(name.substring("book-".length(), name.length() - ".csv".length()), rows(file));
      }
    }
    return sheets;
  }

  private static List<List<String>> rows(Path file) throws IOException {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .skipEmptyLines(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      return rows.stream().map(CsvRecord::getFields).toList();
    }
  }
}
