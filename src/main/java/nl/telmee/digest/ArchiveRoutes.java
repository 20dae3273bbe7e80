package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import nl.telmee.web.Access;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The newsletters that went out, for everybody. */
final class ArchiveRoutes {
  private static final int MOST = 200;
  private static final int LONGEST_NUMBER = 6;

  private final Newsletters newsletters;
  private final Issues issues;
  private final NewsletterMail mails;
  private final Pages pages;

  ArchiveRoutes(Newsletters newsletters, Issues issues, NewsletterMail mails, Pages pages) {
    this.newsletters = newsletters;
    this.issues = issues;
    this.mails = mails;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get("/o/:organisation/newsletters", Access.ANYONE).reply(this::list);
    routes.get("/o/:organisation/newsletters/:issue", Access.ANYONE).reply(this::one);
  }

  private Future<Reply> list(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    return issues
        .sender(slug)
        .compose(sender -> newsletters.published(slug, MOST).map(all -> list(ctx, sender, all)));
  }

  private Reply list(RoutingContext ctx, Sender sender, List<Newsletter> all) {
    Words words = pages.words(ctx);
    String name = sender.name().in(words.language());
    return pages.render(
        "digest/archive.jte",
        new ArchivePage(
            pages.frame(ctx, words.say("newsletter.archive.window", name)),
            name,
            all.stream()
                .map(
                    one ->
                        new ArchivePage.Row(
                            one.path(),
                            one.content().title().in(words.language()),
                            moment(words, one)))
                .toList(),
            sender.followPath() + "/mail"));
  }

  private Future<Reply> one(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    String number = ctx.pathParam("issue");
    if (number.length() > LONGEST_NUMBER || !number.matches("[1-9]\\d*")) {
      return Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
    }
    return newsletters
        .byNumber(slug, Integer.parseInt(number))
        .compose(issues::of)
        .map(issue -> one(ctx, issue));
  }

  private Reply one(RoutingContext ctx, Issue issue) {
    Words words = pages.words(ctx);
    IssueView view = IssueView.of(issue, mails, words);
    return pages.render(
        "digest/issue-page.jte",
        new IssuePage(
            pages.frame(ctx, view.title() + " · Telmee"),
            view,
            moment(words, issue.newsletter()),
            "/o/" + issue.sender().slug() + "/newsletters",
            issue.sender().followPath() + "/mail"));
  }

  private static String moment(Words words, Newsletter newsletter) {
    Instant at = newsletter.beganAt();
    return at == null ? "" : words.moment(at);
  }
}
