package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import nl.telmee.identity.Attempts.Kind;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The pages that mailed links lead to, and the page that asks for one. */
final class LinkPages {
  private static final String RESET = "/staff/reset";
  private static final int LONGEST = 200;

  private final Links links;
  private final Entrance entrance;
  private final Attempts attempts;
  private final PasswordFields fields;
  private final Pages pages;

  LinkPages(Links links, Entrance entrance, Attempts attempts, PasswordFields fields, Pages pages) {
    this.links = links;
    this.entrance = entrance;
    this.attempts = attempts;
    this.fields = fields;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(RESET, Access.ANYONE).reply(ctx -> reset(ctx, false, FormState.EMPTY));
    routes.post(RESET, Access.ANYONE, BodyLimit.SMALL).reply(this::askReset);
    for (LinkPurpose purpose : LinkPurpose.values()) {
      String path = "/staff/" + purpose.word() + "/:token";
      routes.get(path, Access.ANYONE).reply(ctx -> page(ctx, purpose));
      routes.post(path, Access.ANYONE, BodyLimit.SMALL).reply(ctx -> follow(ctx, purpose));
    }
  }

  private Future<Reply> reset(RoutingContext ctx, boolean sent, FormState form) {
    Frame frame = pages.frame(ctx, pages.words(ctx).say("reset.window"));
    return Future.succeededFuture(
        pages
            .render("identity/reset.jte", new ResetPage(frame, links.mails(), sent, form))
            .with("Cache-Control", "no-store"));
  }

  private Future<Reply> askReset(RoutingContext ctx) {
    Form form = SignInPages.ownForm(ctx);
    Words words = pages.words(ctx);
    String email = form.text("email", LONGEST);
    FormState state = FormState.of(Map.of("email", email));
    if (!Emails.valid(email)) {
      return reset(ctx, false, state.wrong("email", words.say("account.email.wrong")))
          .map(page -> page.status(Problem.INVALID.status()));
    }
    return attempts
        .begin(Kind.RESET, email, ctx)
        .onSuccess(_ -> links.reset(words, email))
        .compose(_ -> reset(ctx, true, state))
        .recover(failure -> slowed(ctx, state, failure));
  }

  private Future<Reply> slowed(RoutingContext ctx, FormState state, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() == Problem.TOO_MANY_SIGN_INS) {
      String message = pages.words(ctx).say("problem.too-many-sign-ins");
      return reset(ctx, false, state.wrong("email", message))
          .map(page -> page.status(rejected.problem().status()));
    }
    return Future.failedFuture(failure);
  }

  /** Only looks: a mail program that opens links does not use them up. */
  private Future<Reply> page(RoutingContext ctx, LinkPurpose purpose) {
    return links
        .account(token(ctx), purpose)
        .map(account -> page(ctx, purpose, account, FormState.EMPTY));
  }

  private static LinkToken token(RoutingContext ctx) {
    try {
      return new LinkToken(ctx.pathParam("token"));
    } catch (IllegalArgumentException _) {
      throw Rejected.because(Problem.LINK_ENDED);
    }
  }

  private Reply page(RoutingContext ctx, LinkPurpose purpose, Account account, FormState form) {
    String title = pages.words(ctx).say("password.title." + purpose.word());
    Frame frame = pages.frame(ctx, title + " · Telmee");
    String action = purpose.path(token(ctx));
    return pages
        .render(
            "identity/password.jte", new PasswordPage(frame, title, action, account.email(), form))
        .with("Cache-Control", "no-store");
  }

  private Future<Reply> follow(RoutingContext ctx, LinkPurpose purpose) {
    Form form = SignInPages.ownForm(ctx);
    LinkToken token = token(ctx);
    return links
        .account(token, purpose)
        .compose(account -> follow(ctx, purpose, token, account, form));
  }

  private Future<Reply> follow(
      RoutingContext ctx, LinkPurpose purpose, LinkToken token, Account account, Form form) {
    FormState state = fields.check(pages.words(ctx), form, account.email(), FormState.EMPTY);
    if (!state.right()) {
      return Future.succeededFuture(
          page(ctx, purpose, account, state).status(Problem.INVALID.status()));
    }
    return links
        .follow(token, purpose, account, form.raw("password"))
        .compose(done -> entrance.afterPassword(ctx, done, SignInPages.HOME));
  }
}
