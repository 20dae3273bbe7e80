package nl.telmee.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Access;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/**
 * A paper over the API, part by part: what the program writes, what people wrote instead, and with
 * which id and basis a wording is put among the items of the trajectory.
 */
final class PaperRoutes {
  private static final String ONE = "/api/v1/trajectories/:trajectory/documents/:document";

  private final DocumentDesk desk;

  PaperRoutes(DocumentDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes.get(ONE, Access.MEMBER).json(this::read);
  }

  private static Language language(String code) {
    Language language = Language.of(code);
    if (language == null) {
      throw Params.wrongQuery("language", "must be nl or en");
    }
    return language;
  }

  private Future<Reply> read(RoutingContext ctx) {
    Language language =
        Params.query(ctx, "language").map(PaperRoutes::language).orElse(Language.NL);
    Paper paper = DocumentDesk.paper(ctx);
    return desk.source(ctx, Words.of(language))
        .map(
            source ->
                Reply.ok(view(WordedPaper.of(paper, source)))
                    .with("ETag", "\"" + source.trajectory().revision() + "\""));
  }

  private static ObjectNode view(WordedPaper paper) {
    Source source = paper.source();
    ObjectNode view = Json.object();
    view.put("paper", paper.paper().word())
        .put("language", source.words().language().code())
        .put("title", paper.written().title())
        .put("revision", source.trajectory().revision())
        .put("madeOn", source.today().toString())
        .put("outdated", !paper.outdated().isEmpty())
        .put("text", PlainText.write(paper.document()));
    ArrayNode parts = view.putArray("parts");
    paper.parts().forEach(part -> parts.add(part(paper, part)));
    ArrayNode gone = view.putArray("gone");
    paper.gone().forEach(wording -> gone.add(wording.json()));
    return view;
  }

  private static ObjectNode part(WordedPaper paper, WordedPart part) {
    Language language = paper.source().words().language();
    ObjectNode view = Json.object();
    view.put("part", part.key())
        .put("label", part.label())
        .put("written", part.written().prose())
        .put("text", part.text())
        .put("facts", PlainText.write(part.written().facts()).strip())
        .put("own", part.wording() != null)
        .put("outdated", part.outdated())
        .put("wording", Wording.id(paper.paper(), part.key(), language).toString())
        .put("basis", part.written().basis().toString());
    Wording wording = part.wording();
    if (wording != null) {
      view.put("wordedOn", wording.on().toString());
    }
    return view;
  }
}
