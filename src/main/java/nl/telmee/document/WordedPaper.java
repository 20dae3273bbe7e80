package nl.telmee.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Language;

/**
 * A paper as people worded it: what the program writes, with their words where they put some. Which
 * sources it rests on, from which day and revision it is, and which words are people's, the program
 * says at its end; nobody words that away.
 */
record WordedPaper(Paper paper, Source source, Document written, List<WordedPart> parts) {
  /** Where people write what the program has no part for. */
  static final String ADDITION = "addition";

  static WordedPaper of(Paper paper, Source source) {
    Document written = Papers.written(paper, source);
    List<Piece> pieces = new ArrayList<>(written.pieces());
    pieces.add(new Piece(ADDITION, List.of(heading(source, "document.addition"))));
    return new WordedPaper(paper, source, written, parts(paper, source, pieces));
  }

  private static Block heading(Source source, String key) {
    return new Block.Heading(2, source.say(key));
  }

  private static List<WordedPart> parts(Paper paper, Source source, List<Piece> pieces) {
    Map<String, Integer> numbers = new HashMap<>();
    List<WordedPart> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      int number = numbers.merge(kind(piece.key()), 1, Integer::sum);
      parts.add(
          new WordedPart(
              label(source, piece, number),
              piece,
              source
                  .trajectory()
                  .content()
                  .item(Wording.class, Wording.id(paper, piece.key(), source.words().language()))
                  .orElse(null)));
    }
    return parts;
  }

  private static String kind(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot + 1);
  }

  /** A part without a heading is called by what it is. */
  private static String label(Source source, Piece piece, int number) {
    return piece.heading().isEmpty()
        ? source.say("document.part." + kind(piece.key()).replace(".", ""), number)
        : piece.heading();
  }

  Optional<WordedPart> part(String key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  /** What was worded of parts that the paper no longer has. */
  List<Wording> gone() {
    Language language = source.words().language();
    return source.trajectory().content().items(Wording.class).stream()
        .filter(one -> one.paper() == paper && one.language() == language)
        .filter(one -> part(one.part()).isEmpty())
        .toList();
  }

  /** The parts that people wrote. */
  List<WordedPart> own() {
    return parts.stream().filter(part -> part.wording() != null).toList();
  }

  /** Those of which the program would write something else by now. */
  List<WordedPart> outdated() {
    return parts.stream().filter(WordedPart::outdated).toList();
  }

  /** All of it, to read for who works on it. */
  Document document() {
    List<Block> closing = new ArrayList<>();
    closing.add(
        new Block.Source(
            source.say(
                "document.page.made",
                source.words().day(source.today()),
                source.trajectory().revision())));
    say(closing, "document.worded-in", own());
    say(closing, "document.outdated-in", outdated());
    return document(closing);
  }

  /** All of it, to read for everybody: nobody else knows of revisions. */
  Document open() {
    List<Block> closing = new ArrayList<>();
    closing.add(
        new Block.Source(source.say("region.paper.made", source.words().day(source.today()))));
    say(closing, "document.worded-in", own());
    return document(closing);
  }

  private Document document(List<Block> closing) {
    List<Piece> pieces = new ArrayList<>();
    for (WordedPart part : parts) {
      if (part.wording() != null || !part.key().equals(ADDITION)) {
        pieces.add(part.shown());
      }
    }
    pieces.add(sources(closing));
    return new Document(written.title(), written.language(), written.file(), foot(), pieces);
  }

  /** Whose it is, from when, and where everybody reads what came of it. */
  private String foot() {
    String foot = source.say("document.foot", source.owner(), source.words().day(source.today()));
    return source.address().isEmpty() ? foot : foot + " · " + source.address();
  }

  private Piece sources(List<Block> closing) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(heading(source, "document.sources"));
    List<String> all = List.copyOf(origins());
    if (!all.isEmpty()) {
      blocks.add(new Block.Bullets(all));
    }
    blocks.addAll(closing);
    return new Piece(Piece.FIXED, blocks);
  }

  private Set<String> origins() {
    Set<String> origins = new LinkedHashSet<>();
    source.findings().stream().map(source::origin).forEach(origins::add);
    source.heard().stream().flatMap(this::origin).forEach(origins::add);
    return origins;
  }

  /** Of an activity without findings: what it was, or where it comes from. */
  private Stream<String> origin(Activity activity) {
    boolean said =
        source.findings().stream().map(Finding::activity).anyMatch(activity.id()::equals);
    return said && activity.origin().isBlank()
        ? Stream.empty()
        : Stream.of(
            activity.origin().isBlank()
                ? source.say("document.origin.activity", activity.title())
                : source.say("document.origin.other", activity.title(), activity.origin()));
  }

  private void say(List<Block> blocks, String key, List<WordedPart> some) {
    if (!some.isEmpty()) {
      blocks.add(
          new Block.Source(
              source.say(key, some.stream().map(this::called).collect(Collectors.joining("; ")))));
    }
  }

  private String called(WordedPart part) {
    Wording wording = part.wording();
    return wording == null
        ? part.label()
        : source.say("document.part.on", part.label(), source.words().day(wording.on()));
  }
}
