package nl.telmee.export;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.telmee.poll.Poll;
import nl.telmee.web.Formulas;
import nl.telmee.web.Json;
import nl.telmee.web.Words;

/**
 * The ZIP of anonymised rows, written as the rows come: what it is, a codebook, SPSS syntax, the
 * rows, and their description for programs. Holds one row at a time. Thread: one.
 */
final class MicrodataFile implements AutoCloseable {
  static final String ROWS = "responses.csv";
  private static final int BUFFER_CHARACTERS = 64 * 1024;

  private final MicrodataPlan plan;
  private final Words words;
  private final Instant now;
  private final List<Variable> variables;
  private final RowCoder coder;
  private final MicrodataPlan.Background background;
  private final ZipOutputStream zip;
  private final MessageDigest digest = sha256();
  private final Counted counted;
  private final CsvWriter csv;
  private final String[] fields;

  /** Counts what passes and lets nobody close the archive below. */
  private static final class Counted extends DigestOutputStream {
    private long bytes;

    Counted(OutputStream out, MessageDigest digest) {
      super(out, digest);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      super.write(from, offset, length);
      bytes += length;
    }

    @Override
    public void write(int one) throws IOException {
      super.write(one);
      bytes++;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Begins the file: everything but the rows is written at once. */
  MicrodataFile(OutputStream out, MicrodataPlan plan, Words words, Instant now) throws IOException {
    this.plan = plan;
    this.words = words;
    this.now = now;
    this.variables = Variables.of(poll().content().questionnaire(), words);
    this.coder = new RowCoder(poll().content().questionnaire(), variables);
    this.background = plan.background();
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.counted = new Counted(zip, digest);
    this.fields = new String[variables.size()];
    entry("readme.txt", MicrodataNotes.of(words, plan));
    entry("codebook.csv", codebook());
    entry(
        "responses.sps",
        SpssSyntax.of(variables, words, poll().content().title().in(words.language()), ROWS));
    zip.putNextEntry(stamped(ROWS));
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(
                new BufferedWriter(
                    new OutputStreamWriter(counted, StandardCharsets.UTF_8), BUFFER_CHARACTERS));
    csv.writeRecord(variables.stream().map(Variable::name).toArray(String[]::new));
  }

  private Poll poll() {
    return plan.results().poll();
  }

  /** Writes one person's answers. Rows come in the order drawn. */
  void row(JsonNode answers, int stratum) {
    int[] row = coder.row(answers, background.next(stratum));
    for (int i = 0; i < row.length; i++) {
      fields[i] = String.valueOf(row[i]);
    }
    csv.writeRecord(fields);
  }

  /** Ends the file: now it is known how long the rows are. */
  void end() throws IOException {
    csv.close();
    zip.closeEntry();
    String hash = HexFormat.of().formatHex(digest.digest());
    DataPackage.Written written = new DataPackage.Written(ROWS, counted.bytes, hash);
    entry("datapackage.json", Json.pretty(DataPackage.of(poll(), words, variables, written, now)));
    zip.finish();
    zip.flush();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void entry(String name, String text) throws IOException {
    zip.putNextEntry(stamped(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private ZipEntry stamped(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(now.toEpochMilli());
    return entry;
  }

  private String codebook() throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter book = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      codebook(book);
    }
    return text.toString();
  }

  private void codebook(CsvWriter book) {
    book.writeRecord("variable", "label", "type", "value", "meaning");
    for (Variable variable : variables) {
      for (Variable.Value value : SpssSyntax.all(variable, words)) {
        book.writeRecord(
            variable.name(),
            Formulas.harmless(variable.label()),
            variable.asked().type(),
            String.valueOf(value.code()),
            Formulas.harmless(value.label()));
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
