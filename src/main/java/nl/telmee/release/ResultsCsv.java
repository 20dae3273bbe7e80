package nl.telmee.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import nl.telmee.poll.Question;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.spread.Conversation;
import nl.telmee.spread.CountedQuestion;
import nl.telmee.spread.Spoken;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Results as CSV (RFC 4180): one measure a line, so that any spreadsheet can pivot it. Texts that a
 * spreadsheet would take for a formula get an apostrophe before them (CWE-1236).
 */
final class ResultsCsv {
  /** CSV in the list of formats. */
  static final class Format implements ResultsFormat {
    @Override
    public String type() {
      return "text/csv";
    }

    @Override
    public String ending() {
      return "csv";
    }

    @Override
    public boolean inLanguages() {
      return false;
    }

    @Override
    public Buffer write(Snapshot newest, Words words) {
      return ResultsCsv.write(newest);
    }
  }

  private static final String SPOKEN = "conversation";

  private final CsvWriter csv;
  private final Results results;
  private final Beside beside;

  private ResultsCsv(CsvWriter csv, Snapshot newest) {
    this.csv = csv;
    this.results = newest.results();
    this.beside = newest.beside();
  }

  private static Buffer write(Snapshot newest) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      new ResultsCsv(csv, newest).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(text.toString());
  }

  private void write() {
    csv.writeRecord(
        "version", "by", "group", "question", "type", "measure", "item", "text", "value");
    line("", "", "", "", "responses", "received", "", results.received());
    line("", "", "", "", "responses", "released", "", results.released());
    line("", "", "", "", "responses", "withheld", "", results.withheld());
    line("", "", "", "", "minimum group", "", "", policy().minimumGroup());
    line("", "", "", "", "state", "", "", results.closed() ? "closed" : "open");
    if (results.releasedAt() != null) {
      line("", "", "", "", "released at", "", "", results.releasedAt());
    }
    for (QuestionResult result : results.questions()) {
      question("", "", result);
      beside.texts().of(result.question().id()).ifPresent(texts -> labels(result, texts));
    }
    for (Results.Breakdown breakdown : results.breakdowns()) {
      for (Results.Group group : breakdown.groups()) {
        line(breakdown.by(), group.value(), "", "", "responses", "released", "", group.released());
        group.questions().forEach(result -> question(breakdown.by(), group.value(), result));
      }
    }
    spoken(beside.spoken());
  }

  private ResultsPolicy policy() {
    return results.poll().content().policy();
  }

  private void question(String by, String group, QuestionResult result) {
    Question asked = result.question();
    Measure measure =
        (name, item, text, value) ->
            line(by, group, asked.id(), asked.type(), name, item, text, value);
    measure.of("answered", "", asked.text().nl(), result.answered());
    switch (result) {
      case QuestionResult.Choices choices -> counts(measure, choices.question(), choices.options());
      case QuestionResult.Scaled scaled -> {
        counts(measure, null, scaled.options());
        moments(measure, scaled.moments());
      }
      case QuestionResult.Ranks ranks -> ranks(measure, ranks);
      case QuestionResult.Amounts amounts -> {
        for (QuestionResult.Band band : amounts.bands()) {
          String item = band.from() + "–" + band.to();
          measure.of("count", item, "", band.count());
          measure.of("share", item, "", decimals(band.share()));
        }
        moments(measure, amounts.moments());
      }
      case QuestionResult.Texts _ -> {}
    }
  }

  /** Labels have no id; their names were typed by somebody. */
  private void labels(QuestionResult result, TextEdition.Texts texts) {
    String question = result.question().id();
    String type = result.question().type();
    line("", "", question, type, "texts read", "", "", texts.read());
    for (TextEdition.LabelCount label : texts.labels()) {
      String item = harmless(label.name());
      line("", "", question, type, "label count", item, "", label.count());
      line("", "", question, type, "label share", item, "", decimals(texts.share(label)));
    }
  }

  /** Of a type of their own, so that nobody adds them to what people answered themselves. */
  private void spoken(Spoken spoken) {
    for (Conversation one : spoken.held()) {
      line("", "", "", SPOKEN, "people", one.heldOn().toString(), one.place(), one.people());
    }
    for (Spoken.Said said : spoken.questions()) {
      for (Spoken.Count count : said.counts()) {
        CountedQuestion.Option option = count.option();
        String text = option.text().nl();
        line("", "", said.question().id(), SPOKEN, "count", option.id(), text, count.people());
      }
    }
  }

  @FunctionalInterface
  private interface Measure {
    void of(String name, String item, String text, Object value);
  }

  private static void counts(
      Measure measure, Question.@Nullable WithOptions question, List<QuestionResult.Count> counts) {
    for (int i = 0; i < counts.size(); i++) {
      QuestionResult.Count count = counts.get(i);
      String text = question == null ? "" : question.options().get(i).text().nl();
      measure.of("count", count.id(), text, count.count());
      measure.of("share", count.id(), text, decimals(count.share()));
    }
  }

  private static void ranks(Measure measure, QuestionResult.Ranks ranks) {
    for (int i = 0; i < ranks.options().size(); i++) {
      QuestionResult.Ranked ranked = ranks.options().get(i);
      String text = ranks.question().options().get(i).text().nl();
      for (int position = 0; position < ranked.ranks().size(); position++) {
        measure.of("rank " + (position + 1), ranked.id(), text, ranked.ranks().get(position));
      }
      if (ranks.answered() > 0) {
        measure.of("mean rank", ranked.id(), text, decimals(ranked.meanRank()));
      }
    }
  }

  private static void moments(Measure measure, QuestionResult.@Nullable Moments moments) {
    if (moments != null) {
      measure.of("mean", "", "", decimals(moments.mean()));
      measure.of("standard deviation", "", "", decimals(moments.standardDeviation()));
    }
  }

  private void line(
      String by,
      String group,
      String question,
      String type,
      String measure,
      String item,
      String text,
      Object value) {
    csv.writeRecord(
        String.valueOf(results.version()),
        by,
        group,
        question,
        type,
        measure,
        item,
        harmless(text),
        value.toString());
  }

  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String decimals(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
