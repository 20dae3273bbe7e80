package nl.telmee.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.telmee.release.Phrase;
import nl.telmee.release.QuestionView;
import nl.telmee.release.WrittenView;
import nl.telmee.web.Words;

/**
 * Divides questions into slides on which every label keeps its size. All sizes are in hundredths of
 * the screen's height, as in {@code screen.css}; the narrowest screen that is reckoned with is 4:3.
 */
final class Slides {
  /** What padding, the line under the question and the foot leave for question and answers. */
  private static final double ROOM = 78;

  private static final double LABEL_LINE = 5.9;
  private static final double BAR = 2.9;
  private static final double GAP = 1.7;
  private static final double COMPACT_LINE = 5.25;
  private static final double COMPACT_GAP = 1.1;

  /** What a thick bar and the space around it take more than a usual one. */
  private static final double ROOMY = 6;

  private static final int LABEL_CHARACTERS = 30;

  /** Labels that fit beside their bars. */
  private static final int COMPACT_CHARACTERS = 15;

  private static final double TITLE_LINE = 7.6;
  private static final double LONG_TITLE_LINE = 5.9;
  private static final double VERY_LONG_TITLE_LINE = 4.4;
  private static final int TITLE_CHARACTERS = 26;
  private static final int LONG_TITLE_CHARACTERS = 34;
  private static final int VERY_LONG_TITLE_CHARACTERS = 44;
  private static final int LONG = 2 * TITLE_CHARACTERS;
  private static final int VERY_LONG = 3 * LONG_TITLE_CHARACTERS;

  private final Words words;
  private final int questions;
  private final List<Slide> slides = new ArrayList<>();

  private Slides(Words words, int questions) {
    this.words = words;
    this.questions = questions;
  }

  /** The slides of these questions, in order. */
  static List<List<Slide>> of(Words words, List<QuestionView> views) {
    Slides all = new Slides(words, views.size());
    List<List<Slide>> byQuestion = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      int from = all.slides.size();
      all.add(i + 1, views.get(i));
      byQuestion.add(List.copyOf(all.slides.subList(from, all.slides.size())));
    }
    return byQuestion;
  }

  private void add(int position, QuestionView view) {
    switch (view) {
      case QuestionView.Bars bars ->
          add(
              position,
              bars,
              bars.rows(),
              bars.rows().stream().map(row -> row.label().text()).toList(),
              rows -> new QuestionView.Bars(bars.heading(), bars.several(), rows));
      case QuestionView.Scale scale -> {
        List<QuestionView.Row> named = withEnds(scale);
        add(
            position,
            scale,
            named,
            named.stream().map(row -> row.label().text()).toList(),
            rows -> new QuestionView.Scale(scale.heading(), scale.mean(), scale.line(), rows));
      }
      case QuestionView.Amount amount ->
          add(
              position,
              amount,
              amount.rows(),
              amount.rows().stream().map(row -> row.label().text()).toList(),
              rows -> new QuestionView.Amount(amount.heading(), amount.mean(), rows));
      case QuestionView.Ranking ranking ->
          add(
              position,
              ranking,
              ranking.rows(),
              // Rows change places, so each part has room for the longest.
              longest(ranking.rows().stream().map(row -> row.label().text()).toList()),
              rows -> new QuestionView.Ranking(ranking.heading(), ranking.places(), rows));
      case QuestionView.Text text -> add(position, text);
    }
  }

  /** What the texts are about, once they were read; how many there are, until then. */
  private void add(int position, QuestionView.Text text) {
    WrittenView written = text.written();
    if (written == null || written.labels().isEmpty()) {
      add(position, text, List.of(text), List.of(""), _ -> text);
    } else {
      add(
          position,
          text,
          written.labels(),
          written.labels().stream().map(row -> row.label().text()).toList(),
          rows ->
              new QuestionView.Text(
                  text.heading(), new WrittenView(written.edition(), rows, List.of(), null)));
    }
  }

  private <R> void add(
      int position,
      QuestionView view,
      List<R> rows,
      List<String> labels,
      Function<List<R>, QuestionView> part) {
    String title = view.heading().text().text();
    boolean ranked = view instanceof QuestionView.Ranking;
    boolean compact =
        !ranked && labels.stream().allMatch(label -> label.length() <= COMPACT_CHARACTERS);
    double height = labels.stream().mapToDouble(label -> height(label, compact)).sum();
    double room = ROOM - titleHeight(title);
    int parts = Math.max(1, (int) Math.ceil(height / room));
    boolean roomy = height / parts + ROOMY * Math.ceilDiv(rows.size(), parts) <= room;
    for (int i = 0; i < parts; i++) {
      List<R> shown = rows.subList(rows.size() * i / parts, rows.size() * (i + 1) / parts);
      slides.add(
          new Slide(
              slides.size() + 1,
              place(position, i + 1, parts),
              part.apply(shown),
              compact,
              roomy,
              size(title)));
    }
  }

  private String place(int position, int part, int parts) {
    return parts == 1
        ? words.say("screen.place", position, questions)
        : words.say("screen.place.part", position, questions, part, parts);
  }

  /** The words of a scale's ends stand with their values: a hall does not read small print. */
  private static List<QuestionView.Row> withEnds(QuestionView.Scale scale) {
    Phrase low = scale.line().low();
    Phrase high = scale.line().high();
    return scale.rows().stream()
        .map(
            row -> {
              boolean first = row.id().equals(String.valueOf(scale.line().minimum()));
              boolean last = row.id().equals(String.valueOf(scale.line().maximum()));
              Phrase end = first ? low : last ? high : null;
              return end == null
                  ? row
                  : new QuestionView.Row(
                      row.id(),
                      new Phrase(row.id() + " " + end.text(), end.lang()),
                      row.figure(),
                      row.tone());
            })
        .toList();
  }

  private static List<String> longest(List<String> labels) {
    String longest =
        labels.stream().reduce("", (one, other) -> other.length() > one.length() ? other : one);
    return Stream.generate(() -> longest).limit(labels.size()).toList();
  }

  private static double height(String label, boolean compact) {
    return compact
        ? COMPACT_LINE + COMPACT_GAP
        : lines(label, LABEL_CHARACTERS) * LABEL_LINE + BAR + GAP;
  }

  private static double titleHeight(String title) {
    return switch (size(title)) {
      case "short" -> lines(title, TITLE_CHARACTERS) * TITLE_LINE;
      case "long" -> lines(title, LONG_TITLE_CHARACTERS) * LONG_TITLE_LINE;
      default -> lines(title, VERY_LONG_TITLE_CHARACTERS) * VERY_LONG_TITLE_LINE;
    };
  }

  private static String size(String title) {
    return title.length() <= LONG ? "short" : title.length() <= VERY_LONG ? "long" : "very-long";
  }

  private static int lines(String text, int characters) {
    return Math.max(1, Math.ceilDiv(text.length(), characters));
  }
}
