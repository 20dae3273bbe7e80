package nl.telmee.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a run: a table to read, files to compare with and to put into the document. */
record Report(
    Map<String, String> facts, Options options, List<Row> rows, Map<String, Chart> charts) {
  /** As Markdown, for people. */
  String markdown() {
    String told =
        facts.entrySet().stream()
            .map(fact -> "- " + fact.getKey() + ": " + fact.getValue())
            .collect(Collectors.joining("\n"));
    String table = rows.stream().map(Row::markdown).collect(Collectors.joining("\n"));
    String drawn =
        charts.keySet().stream()
            .map(name -> "\n![%s](images/%s.svg)\n".formatted(name, name))
            .collect(Collectors.joining());
    return told + "\n\n" + Row.HEAD + table + "\n" + drawn;
  }

  /** How many of the figures that are to reach something do. */
  String reached() {
    long wanted = rows.stream().filter(row -> row.target() != null).count();
    long reached = rows.stream().filter(row -> Boolean.TRUE.equals(row.reached())).count();
    return "%d of %d figures reach what they are to reach".formatted(reached, wanted);
  }

  /** Writes {@code bench.md}, {@code bench.json} and the charts into a folder. */
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("bench.md"), markdown());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("facts", facts);
    all.put("options", options.words());
    all.put("rows", rows.stream().map(Row::json).toList());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve("bench.json").toFile(), all);
    for (Map.Entry<String, Chart> chart : charts.entrySet()) {
      Files.writeString(folder.resolve(chart.getKey() + ".svg"), chart.getValue().svg());
    }
  }
}
