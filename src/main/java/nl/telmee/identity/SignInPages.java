package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditLog;
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
  private final Entrance entrance;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final AuditLog audit;
  private final Pages pages;
  private final boolean openId;

  /**
   * @param openId whether one can sign in elsewhere
   */
  SignInPages(
      SignIn signIn,
      Entrance entrance,
      Sessions sessions,
      SessionCookies cookies,
      AuditLog audit,
      Pages pages,
      boolean openId) {
    this.signIn = signIn;
    this.entrance = entrance;
    this.audit = audit;
    this.openId = openId;
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
        .render("identity/sign-in.jte", new SignInPage(frame, email, own(next), openId, error))
        .with("Cache-Control", "no-store");
  }

  /** The page with what a provider's answer led to. */
  Reply refused(RoutingContext ctx, String error) {
    return page(ctx, "", HOME, pages.words(ctx).say(error));
  }

  /** Only a path of ours: a link in a mail must not lead elsewhere after signing in. */
  static String own(String next) {
    boolean ours =
        (next.startsWith("/staff") || next.startsWith("/council") || next.startsWith("/p/"))
            && next.length() <= LONGEST_ADDRESS
            && next.matches("[\\w/?&=%.:~-]+");
    return ours ? next : HOME;
  }

  /**
   * The form of a page that needs no session.
   *
   * @throws Rejected when another site sent it
   */
  static Form ownForm(RoutingContext ctx) {
    if (!SessionGate.fromOurPage(ctx.request())) {
      throw Rejected.because(Problem.FOREIGN_FORM);
    }
    return Form.of(ctx);
  }

  private Future<Reply> signIn(RoutingContext ctx) {
    Form form = ownForm(ctx);
    String email = form.text("email", LONGEST);
    String next = own(form.text("next", LONGEST_ADDRESS));
    return signIn
        .account(ctx, email, form.raw("password"))
        .compose(account -> entrance.afterPassword(ctx, account, next))
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
          case BUSY -> "problem.busy";
          default -> throw rejected;
        };
    return Future.succeededFuture(
        page(ctx, email, next, pages.words(ctx).say(error)).status(rejected.problem().status()));
  }

  private Future<Reply> signOut(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return sessions
        .end(caller.session(), caller.account())
        .compose(_ -> audit.record(SessionRoutes.signedOut(caller, AuditAction.SIGNED_OUT)))
        .onSuccess(_ -> cookies.clear(ctx))
        .map(_ -> Reply.seeOther("/staff/sign-in"));
  }
}
