package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.feed.EventParams;
import nl.telmee.identity.Emails;
import nl.telmee.identity.FormState;
import nl.telmee.identity.LinkToken;
import nl.telmee.mail.AddressRefused;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The pages to ask for mail and to say yes. */
final class FollowRoutes {
  private static final int LONGEST = 200;

  private final Following following;
  private final Issues issues;
  private final Limits limits;
  private final Pages pages;

  FollowRoutes(Following following, Issues issues, Limits limits, Pages pages) {
    this.following = following;
    this.issues = issues;
    this.limits = limits;
    this.pages = pages;
  }

  void mount(Routes routes) {
    String form = "/o/:organisation/follow/mail";
    routes.get(form, Access.ANYONE).reply(this::form);
    routes.post(form, Access.ANYONE, BodyLimit.SMALL).reply(this::ask);
    routes.get(form + "/sent", Access.ANYONE).reply(this::sent);
    String confirm = "/follow/confirm/:token";
    routes.get(confirm, Access.ANYONE).reply(this::question);
    routes.post(confirm, Access.ANYONE, BodyLimit.SMALL).reply(this::confirm);
  }

  private Future<Sender> sender(RoutingContext ctx) {
    return issues.sender(
        Params.slug(ctx, "organisation"), EventParams.slug(ctx, "trajectory").orElse(null));
  }

  private Future<Reply> form(RoutingContext ctx) {
    FormState empty = FormState.of(ChoicesForm.empty(pages.words(ctx).language()));
    return sender(ctx).map(sender -> page(ctx, sender, empty));
  }

  private Reply page(RoutingContext ctx, Sender sender, FormState state) {
    Words words = pages.words(ctx);
    String name = sender.followed(words);
    Frame frame = pages.frame(ctx, words.say("mail.form.window", name));
    return pages.render(
        "digest/follow.jte",
        new FollowMailPage(
            frame,
            name,
            following.mails() ? state : null,
            ChoicesForm.fields(words, state, sender.whole()),
            sender.followPath(),
            "/o/" + sender.slug() + "/newsletters",
            sender.whole() ? null : sender.name().in(words.language())));
  }

  private Future<Reply> ask(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("address", form.text("address", LONGEST));
    typed.put("adult", form.has("adult") ? "1" : "");
    return sender(ctx)
        .compose(
            sender -> {
              typed.putAll(ChoicesForm.typed(form, sender.whole()));
              FormState state = check(words, FormState.of(typed), sender.whole());
              return state.right()
                  ? ask(ctx, sender, state)
                  : Future.succeededFuture(again(ctx, sender, state, Problem.INVALID.status()));
            });
  }

  private static FormState check(Words words, FormState typed, boolean whole) {
    FormState state = typed;
    if (!Emails.valid(state.value("address"))) {
      state = state.wrong("address", words.say("mail.address.wrong"));
    }
    state = ChoicesForm.check(words, state, whole);
    return state.value("adult").isEmpty()
        ? state.wrong("adult", words.say("mail.adult.wrong"))
        : state;
  }

  private Future<Reply> ask(RoutingContext ctx, Sender sender, FormState state) {
    limits.requireNetwork(ctx.request());
    Choices choices = ChoicesForm.choices(state, pages.words(ctx).language()).orElseThrow();
    return following
        .ask(new Asked(sender.slug(), sender.trajectory(), state.value("address"), choices), sender)
        .map(_ -> Reply.seeOther(sender.sentPath()))
        .recover(failure -> notSent(ctx, sender, state, failure));
  }

  private Future<Reply> notSent(
      RoutingContext ctx, Sender sender, FormState state, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() != Problem.BUSY) {
      return Future.failedFuture(failure);
    }
    boolean refused = failure instanceof AddressRefused;
    String message =
        pages.words(ctx).say(refused ? "mail.address.refused" : "mail.address.not-now");
    Problem problem = refused ? Problem.INVALID : Problem.BUSY;
    return Future.succeededFuture(
        again(ctx, sender, state.wrong("address", message), problem.status()));
  }

  private Reply again(RoutingContext ctx, Sender sender, FormState state, int status) {
    return page(ctx, sender, state).status(status).with("Cache-Control", "no-store");
  }

  private Future<Reply> sent(RoutingContext ctx) {
    return sender(ctx)
        .map(
            sender -> {
              Words words = pages.words(ctx);
              return step(
                  ctx,
                  words.say("mail.sent.title"),
                  List.of(
                      words.say("mail.sent.what", sender.followed(words)),
                      words.say("mail.sent.not-there")),
                  new MailText.Link(words.say("mail.sent.back"), sender.homePath()));
            });
  }

  /** Only asks: a mail program that opens links says yes to nothing. */
  private Future<Reply> question(RoutingContext ctx) {
    LinkToken token = token(ctx);
    return following
        .asked(token)
        .compose(
            asked ->
                issues
                    .sender(asked.organisation(), asked.trajectory())
                    .map(sender -> question(ctx, asked, sender)));
  }

  private Reply question(RoutingContext ctx, Asked asked, Sender sender) {
    Words words = pages.words(ctx);
    String title = words.say("mail.confirm.heading", sender.followed(words));
    return FollowerRoutes.secret(
        pages.render(
            "digest/step.jte",
            new StepPage(
                pages.frame(ctx, title + " · Telmee"),
                title,
                List.of(words.say("mail.confirm.address", asked.address())),
                ChoicesForm.said(words, asked.choices(), sender.whole()),
                Following.confirmPath(token(ctx)),
                words.say("mail.confirm.button"),
                null)));
  }

  private Future<Reply> confirm(RoutingContext ctx) {
    return following
        .confirm(token(ctx))
        .map(token -> Reply.seeOther(Envelope.path(token) + "?done=welcome"));
  }

  private Reply step(
      RoutingContext ctx, String title, List<String> paragraphs, MailText.Link link) {
    return pages.render(
        "digest/step.jte",
        new StepPage(
            pages.frame(ctx, title + " · Telmee"), title, paragraphs, List.of(), null, "", link));
  }

  /** The secret in the path; fails with {@link Problem#LINK_ENDED} when it cannot be one. */
  static LinkToken token(RoutingContext ctx) {
    try {
      return new LinkToken(ctx.pathParam("token"));
    } catch (IllegalArgumentException _) {
      throw Rejected.because(Problem.LINK_ENDED);
    }
  }
}
