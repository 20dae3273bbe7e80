package nl.telmee.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads anonymised rows as GNU PSPP sees them. */
record Spss(String said, String written) {
  private static final int COLUMNS = 6;

  private static final String ASK =
      """

      FREQUENCIES VARIABLES=ALL.
      DISPLAY DICTIONARY.
      MRSETS /DISPLAY NAME=ALL.
      """;

  /** Runs the syntax of an archive, and then counts every variable. */
  static Spss run(Path folder, Map<String, String> files) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(folder.resolve("ask.sps"), files.get("responses.sps") + ASK);
      String said =
          Program.pspp().run(folder, "--batch", "-O", "format=csv", "-o", "out.csv", "ask.sps");
      return new Spss(said, Files.readString(folder.resolve("out.csv")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * How often each value occurs: by variable label, then by value label, missing values included.
   */
  Map<String, Map<String, Long>> frequencies() {
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    String variable = "";
    for (CsvRecord row : rows()) {
      List<String> fields = row.getFields();
      if (fields.size() == 1 && fields.getFirst().startsWith("Table: ")) {
        variable = fields.getFirst().substring("Table: ".length());
      }
      if (fields.size() == COLUMNS && !fields.get(1).isEmpty()) {
        all.computeIfAbsent(variable, _ -> new LinkedHashMap<>())
            .put(fields.get(1), Long.parseLong(fields.get(2)));
      }
    }
    return all;
  }

  private List<CsvRecord> rows() {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(written)
        .stream()
        .toList();
  }
}
