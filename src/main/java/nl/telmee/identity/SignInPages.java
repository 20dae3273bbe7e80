package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** The pages to sign in and out. */
final class SignInPages {
  static final String HOME = "/staff";
  private static final int LONGEST = 200;
  private static final int LONGEST_ADDRESS = 500;

  private final SignIn signIn;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final Pages pages;

  SignInPages(SignIn signIn, Sessions sessions, SessionCookies cookies, Pages pages) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.cookies = cookies;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get("/staff/sign-in", Access.ANYONE).reply(this::page);
    routes.post("/staff/sign-in", Access.ANYONE, BodyLimit.SMALL).reply(this::signIn);
    routes.post("/staff/sign-out", Access.MEMBER, BodyLimit.SMALL).reply(this::signOut);
  }

  private Future<Reply> page(RoutingContext ctx) {
    String next = Params.query(ctx, "next").orElse(HOME);
    return Future.succeededFuture(page(ctx, "", next, ""));
  }

  private Reply page(RoutingContext ctx, String email, String next, String error) {
    Frame frame = pages.frame(ctx, pages.words(ctx).say("sign-in.window"));
    return pages
        .render("identity/sign-in.jte", new SignInPage(frame, email, own(next), error))
        .with("Cache-Control", "no-store");
  }

  /** Only a path of ours: a link in a mail must not lead elsewhere after signing in. */
  static String own(String next) {
    boolean ours =
        (next.startsWith("/staff") || next.startsWith("/council") || next.startsWith("/p/"))
            && next.length() <= LONGEST_ADDRESS
            && next.matches("[\\w/?&=%.:~-]+");
    return ours ? next : HOME;
  }

  private Future<Reply> signIn(RoutingContext ctx) {
    if (!SessionGate.fromOurPage(ctx.request())) {
      throw Rejected.because(Problem.FOREIGN_FORM);
    }
    Form form = Form.of(ctx);
    String email = form.text("email", LONGEST);
    String next = own(form.text("next", LONGEST_ADDRESS));
    return signIn
        .account(email, form.raw("password"))
        .compose(
            account -> sessions.start(account.id(), SessionRoutes.device(ctx), Sessions.PAGE_LIFE))
        .onSuccess(tokens -> cookies.set(ctx, tokens))
        .map(_ -> Reply.seeOther(next))
        .recover(failure -> again(ctx, email, next, failure));
  }

  private Future<Reply> again(RoutingContext ctx, String email, String next, Throwable failure) {
    if (!(failure instanceof Rejected rejected)) {
      return Future.failedFuture(failure);
    }
    String error =
        switch (rejected.problem()) {
          case WRONG_SIGN_IN -> "sign-in.wrong";
          case TOO_MANY_SIGN_INS -> "sign-in.wait";
          default -> "problem.busy";
        };
    return Future.succeededFuture(
        page(ctx, email, next, pages.words(ctx).say(error)).status(rejected.problem().status()));
  }

  private Future<Reply> signOut(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return sessions
        .end(caller.session(), caller.account())
        .onSuccess(_ -> cookies.clear(ctx))
        .map(_ -> Reply.seeOther("/staff/sign-in"));
  }
}
