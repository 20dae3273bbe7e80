package nl.telmee.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** What was found, as people read it. */
final class SearchLines {
  private final Words words;
  private final Map<String, String> names;

  SearchLines(Words words, List<Organisation> all) {
    this.words = words;
    this.names =
        all.stream()
            .collect(Collectors.toMap(Organisation::slug, one -> one.name().in(words.language())));
  }

  List<SearchPage.Line> of(List<Hit> hits) {
    return hits.stream().map(this::line).toList();
  }

  private SearchPage.Line line(Hit hit) {
    boolean titled = !hit.title().in(words.language()).isBlank();
    Language own = hit.title().languageOf(words.language());
    return new SearchPage.Line(
        hit.address(),
        title(words, hit),
        titled && own != words.language() ? own.code() : null,
        facts(hit),
        hit.snippet().pieces().stream()
            .map(piece -> new SearchPage.Piece(piece.text(), piece.found()))
            .toList());
  }

  /** Its title in a language; what has none is called what it is. */
  static String title(Words words, Hit hit) {
    String title = hit.title().in(words.language());
    if (!title.isBlank()) {
      return title;
    }
    return hit.kind() == Kind.AGENDA
        ? words.say("search.agenda", String.valueOf(hit.part()))
        : words.say("search.untitled");
  }

  private String facts(Hit hit) {
    List<String> facts = new ArrayList<>();
    facts.add(words.say("search.kind." + hit.kind().word()));
    facts.add(names.getOrDefault(hit.organisation(), hit.organisation()));
    if (hit.day() != null) {
      facts.add(words.day(hit.day()));
    }
    return String.join(" · ", facts);
  }
}
