package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
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

/** Between the password and the session: the code of the second factor, or its set-up. */
final class StepPages {
  private static final String SIGN_IN = "/staff/sign-in";
  private static final String CODE = "/staff/sign-in/code";
  private static final String SET_UP = "/staff/sign-in/second-factor";
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_CODE = 40;

  private final Entrance entrance;
  private final SecondFactors factors;
  private final Pages pages;

  StepPages(Entrance entrance, SecondFactors factors, Pages pages) {
    this.entrance = entrance;
    this.factors = factors;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(CODE, Access.ANYONE).reply(this::codePage);
    routes.post(CODE, Access.ANYONE, BodyLimit.SMALL).reply(this::code);
    routes.get(SET_UP, Access.ANYONE).reply(this::setUpPage);
    routes.post(SET_UP, Access.ANYONE, BodyLimit.SMALL).reply(this::setUp);
  }

  private interface Step {
    Future<Reply> with(Account account);
  }

  /** Who holds no step begins again. */
  private Future<Reply> recognised(RoutingContext ctx, Step step) {
    return entrance
        .recognised(ctx)
        .compose(
            account ->
                account.isPresent()
                    ? step.with(account.get())
                    : Future.succeededFuture(Reply.seeOther(SIGN_IN)));
  }

  private static String next(RoutingContext ctx) {
    return SignInPages.own(Params.query(ctx, "next").orElse(SignInPages.HOME));
  }

  private Future<Reply> codePage(RoutingContext ctx) {
    return recognised(
        ctx, _ -> Future.succeededFuture(page(new CodePage(frame(ctx), next(ctx), ""))));
  }

  private Reply page(CodePage page) {
    return pages.render("identity/code.jte", page).with("Cache-Control", "no-store");
  }

  private Frame frame(RoutingContext ctx) {
    return pages.frame(ctx, pages.words(ctx).say("factor.window"));
  }

  private Future<Reply> code(RoutingContext ctx) {
    Form form = SignInPages.ownForm(ctx);
    String next = SignInPages.own(form.text("next", LONGEST_ADDRESS));
    return recognised(
        ctx,
        account ->
            factors
                .check(ctx, account, form.text("code", LONGEST_CODE))
                .compose(how -> entrance.enter(ctx, account, "password+" + how))
                .map(_ -> Reply.seeOther(next))
                .recover(
                    failure -> {
                      Rejected rejected = expected(failure);
                      String error = pages.words(ctx).say(error(rejected));
                      return Future.succeededFuture(
                          page(new CodePage(frame(ctx), next, error))
                              .status(rejected.problem().status()));
                    }));
  }

  /** The refusals that the page itself tells; others are thrown on. */
  static Rejected expected(Throwable failure) {
    if (failure instanceof Rejected rejected
        && (rejected.problem() == Problem.WRONG_CODE
            || rejected.problem() == Problem.TOO_MANY_SIGN_INS)) {
      return rejected;
    }
    throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  static String error(Rejected rejected) {
    return rejected.problem() == Problem.WRONG_CODE ? "factor.wrong" : "factor.wait";
  }

  private Future<Reply> setUpPage(RoutingContext ctx) {
    return recognised(ctx, account -> setUpPage(ctx, account, next(ctx), ""));
  }

  /** Only who has none yet: the password alone must not replace a second factor. */
  private Future<Reply> setUpPage(RoutingContext ctx, Account account, String next, String error) {
    if (account.secondFactor()) {
      return Future.succeededFuture(Reply.seeOther(CODE));
    }
    return factors
        .begin(account.id())
        .map(
            totp ->
                pages
                    .render(
                        "identity/set-up.jte",
                        SetUpPage.of(frame(ctx), SET_UP, account.email(), totp, next, error))
                    .with("Cache-Control", "no-store"));
  }

  private Future<Reply> setUp(RoutingContext ctx) {
    Form form = SignInPages.ownForm(ctx);
    String next = SignInPages.own(form.text("next", LONGEST_ADDRESS));
    return recognised(
        ctx,
        account ->
            account.secondFactor()
                ? Future.succeededFuture(Reply.seeOther(CODE))
                : factors
                    .confirm(ctx, account, form.text("code", LONGEST_CODE))
                    .compose(codes -> entered(ctx, account, codes, next))
                    .recover(
                        failure -> {
                          Rejected rejected = expected(failure);
                          String error = pages.words(ctx).say(error(rejected));
                          return setUpPage(ctx, account, next, error)
                              .map(page -> page.status(rejected.problem().status()));
                        }));
  }

  private Future<Reply> entered(
      RoutingContext ctx, Account account, List<RecoveryCode> codes, String next) {
    return entrance
        .enter(ctx, account, "password+app")
        .map(_ -> pages.render("identity/codes.jte", CodesPage.of(frame(ctx), codes, next)))
        .map(page -> page.with("Cache-Control", "no-store"));
  }
}
