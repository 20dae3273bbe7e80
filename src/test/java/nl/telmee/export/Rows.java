package nl.telmee.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.telmee.Survey;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Question;
import nl.telmee.poll.SamplePolls;
import nl.telmee.poll.Strata;
import nl.telmee.release.Results;
import nl.telmee.release.SampleResults;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** The file of people who answered at random, made in memory. */
record Rows(MicrodataPlan plan, List<JsonNode> answers, Map<String, String> files) {
  static final int K = 5;
  static final Words DUTCH = Words.of(Language.NL);
  static final List<String> THEMES =
      List.of("q3_1_homes", "q3_2_sport", "q3_3_green", "q3_4_music", "q3_5_other");
  static final List<String> ORDER = List.of("q5_1_w", "q5_2_x", "q5_3_y", "q5_4_z");

  /** All of them are shown in their groups. */
  static Rows of(long seed, int people) {
    return withLast(seed, people, 0);
  }

  /** The last ones are in no group, and in the totals only if they are enough. */
  static Rows withLast(long seed, int people, int last) {
    Poll poll =
        SamplePolls.closed(Survey.poll("rows").replace("true}", "true,\"microdata\":true}"));
    Strata strata = poll.content().questionnaire().strata();
    Survey survey = new Survey(seed);
    List<JsonNode> answers = new ArrayList<>();
    Map<Integer, Long> released = new HashMap<>();
    for (int i = 0; i < people + last; i++) {
      JsonNode one = Json.readOwn(survey.answers());
      if (i >= people) {
        ((ObjectNode) one).put("municipality", "velsen").put("age", i % 2 == 0 ? "12-15" : "16-20");
      }
      answers.add(one);
      if (i < people) {
        released.merge(stratum(strata, one), 1L, Long::sum);
      }
    }
    Map<Integer, Long> stored = count(strata, answers);
    Collections.shuffle(answers, new Random(seed));
    long shown = last >= K ? people + last : people;
    Results results = Rows.results(poll, people + last, shown);
    List<JsonNode> drawn = answers.subList((int) MicrodataPlan.leftOut(results), answers.size());
    MicrodataPlan plan = MicrodataPlan.of(results, released, stored, count(strata, drawn));
    return new Rows(plan, drawn, write(plan, strata, drawn));
  }

  private static Results results(Poll poll, long received, long shown) {
    return SampleResults.closed(poll, received, shown);
  }

  private static Map<Integer, Long> count(Strata strata, List<JsonNode> answers) {
    Map<Integer, Long> counts = new HashMap<>();
    answers.forEach(one -> counts.merge(stratum(strata, one), 1L, Long::sum));
    return counts;
  }

  private static int stratum(Strata strata, JsonNode answers) {
    int[] chosen = new int[7];
    Arrays.fill(chosen, -1);
    for (Strata.Dimension dimension : strata.dimensions()) {
      Question.SingleChoice asked = dimension.asked();
      chosen[dimension.question()] = asked.indexOf(answers.path(asked.id()).asText());
    }
    return strata.number(chosen);
  }

  private static Map<String, String> write(
      MicrodataPlan plan, Strata strata, List<JsonNode> answers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MicrodataFile file =
        new MicrodataFile(bytes, plan, DUTCH, Instant.parse("2026-11-23T12:00:00Z"))) {
      for (JsonNode one : answers) {
        file.row(one, stratum(strata, one));
      }
      file.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return unzip(bytes.toByteArray());
  }

  /** The files of an archive by their names. */
  static Map<String, String> unzip(byte[] archive) {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  String file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  List<NamedCsvRecord> records() {
    return CsvReader.builder().ofNamedCsvRecord(file("responses.csv")).stream().toList();
  }
}
