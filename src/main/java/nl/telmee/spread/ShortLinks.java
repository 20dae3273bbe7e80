package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.web.Access;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/**
 * Addresses like {@code /n/bakol}: five letters that one can say and type, for a poll. They hang
 * under {@code /n/}, so that no word clashes with a page. Thread: any.
 */
public final class ShortLinks {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z]{5}");
  private static final int TRIES = 20;

  private final ShortLinkStore own;
  private final ShortLinkStore visitors;
  private final RandomGenerator random;

  public ShortLinks(Database db, RandomGenerator random) {
    this.own = new ShortLinkStore(db);
    this.visitors = new ShortLinkStore(db.visitor());
    this.random = random;
  }

  public void mount(Routes routes) {
    routes.get("/n/:word", Access.ANYONE).reply(this::follow);
  }

  /** The path of a poll's short link; it is made when there is none yet. */
  public Future<String> path(PollId poll) {
    return word(poll, TRIES).map(word -> "/n/" + word);
  }

  private Future<String> word(PollId poll, int tries) {
    return own.ofPoll(poll)
        .compose(
            known -> {
              if (known.isPresent()) {
                return Future.succeededFuture(known.get());
              }
              if (tries == 0) {
                return Future.failedFuture(new IllegalStateException("no word is free"));
              }
              return own.insert(poll, Syllables.link(random)).compose(_ -> word(poll, tries - 1));
            });
  }

  private Future<Reply> follow(RoutingContext ctx) {
    String word = ctx.pathParam("word");
    if (!FORM.matcher(word).matches()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return visitors
        .slugBehind(word.toLowerCase(java.util.Locale.ROOT))
        .map(slug -> slug.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .map(slug -> Reply.seeOther("/p/" + slug).with("Cache-Control", "no-cache"));
  }
}
