package nl.telmee.moderation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.Question;
import nl.telmee.release.Phrase;
import nl.telmee.release.ResultsAccess;
import nl.telmee.release.TextEdition;
import nl.telmee.release.WrittenView;
import nl.telmee.web.Access;
import nl.telmee.web.EntityTag;
import nl.telmee.web.Frame;
import nl.telmee.web.Json;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** What was published of what people wrote: for who may see the results. */
public final class TextsRoutes {
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 100_000;

  private final Polls polls;
  private final Editions texts;
  private final ResultsAccess access;
  private final Pages pages;

  public TextsRoutes(Polls polls, Editions texts, ResultsAccess access, Pages pages) {
    this.polls = polls;
    this.texts = texts;
    this.access = access;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls/:poll/texts", Access.ANYONE).json(this::list);
    routes.get("/p/:slug/texts", Access.ANYONE).reply(this::page);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return polls
        .find(Params.pollId(ctx))
        .compose(poll -> access.require(ctx, poll))
        .compose(poll -> texts.newest(poll.id()).map(edition -> json(ctx, poll, edition)));
  }

  /** An edition never changes, so its number is its tag. */
  private static Reply json(RoutingContext ctx, Poll poll, TextEdition edition) {
    String tag = "\"" + edition.number() + "\"";
    boolean known = EntityTag.known(ctx, tag);
    Reply reply =
        known ? Reply.notModified() : Reply.of(200, Reply.JSON, Json.write(body(poll, edition)));
    return reply.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  private static ObjectNode body(Poll poll, TextEdition edition) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("poll", poll.id().toString());
    node.put("edition", edition.number());
    node.put("publishedAt", edition.madeAt() == null ? null : edition.madeAt().toString());
    node.set("questions", EditionJson.write(edition.questions()));
    return node;
  }

  private Future<Reply> page(RoutingContext ctx) {
    String wanted = Params.query(ctx, "question").orElse("");
    int number = Params.whole(ctx, "page", 0, MOST_PAGES, 0);
    return polls
        .find(Params.slug(ctx, "slug"))
        .compose(poll -> access.require(ctx, poll))
        .compose(
            poll ->
                texts.newest(poll.id()).map(edition -> page(ctx, poll, edition, wanted, number)))
        .map(page -> pages.render("moderation/texts.jte", page));
  }

  private TextsPage page(
      RoutingContext ctx, Poll poll, TextEdition edition, String wanted, int number) {
    Question.OpenText question =
        AnswersQuery.questions(poll).stream()
            .filter(one -> one.id().equals(wanted))
            .findFirst()
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    TextEdition.Texts found =
        edition.of(wanted).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    Frame bare = pages.frame(ctx, "");
    String title = poll.content().title().in(bare.words().language());
    List<String> all = found.texts();
    int from = Math.min(number * PAGE, all.size());
    int to = Math.min(from + PAGE, all.size());
    String address = poll.page() + "/texts?question=" + wanted + "&page=";
    return new TextsPage(
        new Frame(bare.words(), bare.say("texts.window", title), bare.here(), bare.assets()),
        Phrase.of(poll.content().title(), bare.words()),
        Phrase.of(question.text(), bare.words()),
        WrittenView.summary(bare.words(), edition, found),
        all.subList(from, to),
        poll.page() + "/results",
        number > 0 ? address + (number - 1) : null,
        to < all.size() ? address + (number + 1) : null);
  }
}
