package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import nl.telmee.identity.FormState;
import nl.telmee.identity.LinkToken;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The pages that the links in each mail lead to: other choices, and stop. */
final class FollowerRoutes {
  private final Following following;
  private final Issues issues;
  private final Pages pages;

  FollowerRoutes(Following following, Issues issues, Pages pages) {
    this.following = following;
    this.issues = issues;
    this.pages = pages;
  }

  /** Stopping takes one POST without cookie or sign-in: mail programs do it (RFC 8058). */
  void mount(Routes routes) {
    routes.get("/follow/:token", Access.ANYONE).reply(this::page);
    routes.post("/follow/:token", Access.ANYONE, BodyLimit.SMALL).reply(this::change);
    routes.get("/follow/:token/_stop", Access.ANYONE).reply(this::question);
    routes.post("/follow/:token/_stop", Access.ANYONE, BodyLimit.SMALL).reply(this::stop);
  }

  /** What a secret in the address leads to is kept by no browser and no cache. */
  static Reply secret(Reply reply) {
    return reply.with("Cache-Control", "no-store").with("X-Robots-Tag", "noindex");
  }

  private Future<Reply> page(RoutingContext ctx) {
    LinkToken token = FollowRoutes.token(ctx);
    Words words = pages.words(ctx);
    String done =
        switch (Params.query(ctx, "done").orElse("")) {
          case "welcome" -> words.say("mail.done.welcome");
          case "changed" -> words.say("mail.done.changed");
          default -> null;
        };
    return following
        .known(token)
        .compose(
            known ->
                page(
                    ctx, known, FormState.of(ChoicesForm.typed(known.follower().choices())), done));
  }

  private Future<Reply> page(
      RoutingContext ctx, FollowerStore.Known known, FormState state, @Nullable String done) {
    Words words = pages.words(ctx);
    return issues
        .sender(known.follower().organisation(), known.follower().trajectory())
        .map(
            sender -> {
              String name = sender.followed(words);
              return secret(
                  pages.render(
                      "digest/follower.jte",
                      new FollowerPage(
                          pages.frame(ctx, words.say("mail.own.window", name)),
                          name,
                          masked(known.address()),
                          done,
                          state,
                          ChoicesForm.fields(words, state, sender.whole()),
                          Envelope.path(FollowRoutes.token(ctx)))));
            });
  }

  /** Enough for its owner, too little for who gets a mail that was passed on. */
  static String masked(String address) {
    int at = address.indexOf('@');
    return address.substring(0, 1) + "•••" + address.substring(at);
  }

  private Future<Reply> change(RoutingContext ctx) {
    LinkToken token = FollowRoutes.token(ctx);
    Words words = pages.words(ctx);
    Form form = Form.of(ctx);
    return following
        .known(token)
        .compose(
            known -> {
              boolean whole = known.follower().trajectory() == null;
              FormState state =
                  ChoicesForm.check(words, FormState.of(ChoicesForm.typed(form, whole)), whole);
              return Optional.of(state)
                  .filter(FormState::right)
                  .flatMap(
                      right -> ChoicesForm.choices(right, known.follower().choices().language()))
                  .map(
                      choices ->
                          following
                              .change(token, choices)
                              .map(_ -> Reply.seeOther(Envelope.path(token) + "?done=changed")))
                  .orElseGet(
                      () ->
                          page(ctx, known, state, null)
                              .map(page -> page.status(Problem.INVALID.status())));
            });
  }

  /** For who opens the address of the button; a mail program that looks ahead stops nothing. */
  private Future<Reply> question(RoutingContext ctx) {
    LinkToken token = FollowRoutes.token(ctx);
    Words words = pages.words(ctx);
    return following
        .known(token)
        .compose(
            known ->
                issues
                    .sender(known.follower().organisation(), known.follower().trajectory())
                    .map(
                        sender ->
                            step(
                                ctx,
                                words.say("mail.stop.title"),
                                words.say("mail.stop.what", sender.followed(words)),
                                Envelope.path(token) + "/_stop",
                                new MailText.Link(
                                    words.say("mail.stop.change"), Envelope.path(token)))));
  }

  /** Whoever presses twice, or has stopped before, is told the same. */
  private Future<Reply> stop(RoutingContext ctx) {
    Words words = pages.words(ctx);
    return following
        .stop(FollowRoutes.token(ctx))
        .map(
            _ ->
                step(
                    ctx,
                    words.say("mail.stopped.title"),
                    words.say("mail.stopped.what"),
                    null,
                    new MailText.Link(words.say("mail.stopped.home"), "/")));
  }

  private Reply step(
      RoutingContext ctx,
      String title,
      String paragraph,
      @Nullable String action,
      MailText.Link link) {
    return secret(
        pages.render(
            "digest/step.jte",
            new StepPage(
                pages.frame(ctx, title + " · Telmee"),
                title,
                List.of(paragraph),
                List.of(),
                action,
                pages.words(ctx).say("mail.stop.button"),
                link)));
  }
}
