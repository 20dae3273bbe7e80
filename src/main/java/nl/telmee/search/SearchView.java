package nl.telmee.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/** What was found, on the wire. */
final class SearchView {
  private SearchView() {}

  /**
   * @param after how many came before
   * @param signedIn whether to say what is not public as well
   */
  static ObjectNode of(Found open, Found own, int after, boolean signedIn, String publicUrl) {
    ObjectNode view = Json.object();
    view.put("total", open.total());
    int until = after + open.hits().size();
    if (until < open.total()) {
      view.put("next", until);
    }
    hits(view.putArray("results"), open, publicUrl);
    if (signedIn) {
      hits(view.putArray("own"), own, publicUrl);
    }
    return view;
  }

  private static void hits(ArrayNode array, Found found, String publicUrl) {
    for (Hit hit : found.hits()) {
      ObjectNode one = array.addObject().put("kind", hit.kind().word());
      one.set("title", Json.tree(title(hit)));
      one.put("organisation", hit.organisation());
      if (hit.day() != null) {
        one.put("date", hit.day().toString());
      }
      one.put("url", publicUrl + hit.address());
      one.put("snippet", hit.snippet().plain());
      ArrayNode words = one.putArray("words");
      hit.snippet().pieces().stream()
          .filter(Snippet.Piece::found)
          .map(Snippet.Piece::text)
          .distinct()
          .forEach(words::add);
    }
  }

  /** Its title; what has none is called what it is. */
  private static Translated title(Hit hit) {
    return hit.title().nl().isBlank()
        ? new Translated(
            SearchLines.title(Words.of(Language.NL), hit),
            SearchLines.title(Words.of(Language.EN), hit))
        : hit.title();
  }
}
