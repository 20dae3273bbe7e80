package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.id.Uuids;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages about one's own account: password, second factor, recovery codes, devices. */
final class ProfilePages {
  private static final String HERE = "/staff/profile";
  private static final String FACTOR = HERE + "/second-factor";
  private static final int LONGEST_CODE = 40;
  private static final Set<String> DONE = Set.of("password", "session");

  private final Profile profile;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final AuditLog audit;
  private final Pages pages;

  ProfilePages(
      Profile profile,
      SecondFactors factors,
      Sessions sessions,
      SessionCookies cookies,
      AuditLog audit,
      Pages pages) {
    this.profile = profile;
    this.factors = factors;
    this.sessions = sessions;
    this.cookies = cookies;
    this.audit = audit;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(HERE, Access.MEMBER).reply(ctx -> page(ctx, FormState.EMPTY));
    post(routes, HERE + "/password", this::changePassword);
    routes.get(FACTOR, Access.MEMBER).reply(ctx -> factorPage(ctx, ""));
    post(routes, FACTOR, this::setUp);
    post(routes, HERE + "/recovery-codes", this::renewCodes);
    post(routes, HERE + "/sessions/:session/_end", this::endSession);
    post(routes, HERE + "/sessions/_end-all", this::endAll);
  }

  private interface Handler {
    Future<Reply> handle(RoutingContext ctx);
  }

  private static void post(Routes routes, String path, Handler handler) {
    routes.post(path, Access.MEMBER, BodyLimit.SMALL).reply(handler::handle);
  }

  private StaffFrame frame(RoutingContext ctx, String title) {
    return pages.staff(ctx, pages.words(ctx).say(title), StaffMenu.PROFILE);
  }

  private Future<Account> own(RoutingContext ctx) {
    return profile.account(Caller.of(ctx).account());
  }

  private Future<Reply> page(RoutingContext ctx, FormState form) {
    Caller caller = Caller.of(ctx);
    String done = Params.query(ctx, "done").filter(DONE::contains).orElse("");
    return profile
        .facts(caller)
        .map(
            facts ->
                pages.renderStaff(
                    "identity/profile.jte",
                    ProfilePage.of(frame(ctx, "menu.profile"), caller, facts, form, done)));
  }

  private Future<Reply> changePassword(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    return own(ctx)
        .compose(account -> profile.changePassword(ctx, words, account, form))
        .compose(
            state ->
                state.right()
                    ? Future.succeededFuture(Reply.seeOther(HERE + "?done=password"))
                    : page(ctx, state).map(page -> page.status(Problem.INVALID.status())));
  }

  private Future<Reply> factorPage(RoutingContext ctx, String error) {
    return own(ctx)
        .compose(
            account -> factors.begin(account.id()).map(totp -> page(ctx, account, totp, error)));
  }

  private Reply page(RoutingContext ctx, Account account, Totp totp, String error) {
    StaffFrame staff = frame(ctx, "factor.set-up.title");
    SetUpPage form =
        SetUpPage.of(staff.frame(), FACTOR, account.email(), totp, HERE, error)
            .asking(account.secondFactor());
    return pages.renderStaff("identity/profile-factor.jte", new ProfileFactorPage(staff, form));
  }

  /** Who has one already shows it first: an open screen must not be enough to replace it. */
  private Future<Reply> setUp(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return own(ctx)
        .compose(account -> proven(ctx, account, form.text("current", LONGEST_CODE)))
        .compose(account -> factors.confirm(ctx, account, form.text("code", LONGEST_CODE)))
        .map(codes -> codesPage(ctx, codes))
        .recover(
            failure -> {
              Rejected rejected = StepPages.expected(failure);
              return factorPage(ctx, pages.words(ctx).say(StepPages.error(rejected)))
                  .map(page -> page.status(rejected.problem().status()));
            });
  }

  private Future<Account> proven(RoutingContext ctx, Account account, String code) {
    return account.secondFactor()
        ? factors.check(ctx, account, code).map(account)
        : Future.succeededFuture(account);
  }

  private Reply codesPage(RoutingContext ctx, List<RecoveryCode> codes) {
    StaffFrame staff = frame(ctx, "factor.codes.title");
    return pages.renderStaff(
        "identity/profile-codes.jte",
        new ProfileCodesPage(staff, CodesPage.of(staff.frame(), codes, HERE)));
  }

  private Future<Reply> renewCodes(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return own(ctx)
        .compose(
            account -> factors.check(ctx, account, form.text("code", LONGEST_CODE)).map(account))
        .compose(factors::renew)
        .map(codes -> codesPage(ctx, codes))
        .recover(
            failure -> {
              Rejected rejected = StepPages.expected(failure);
              String error = pages.words(ctx).say(StepPages.error(rejected));
              return page(ctx, FormState.EMPTY.wrong("code", error))
                  .map(page -> page.status(rejected.problem().status()));
            });
  }

  private Future<Reply> endSession(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    UUID session =
        Uuids.parse(ctx.pathParam("session"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    AuditEntry entry = SessionRoutes.signedOut(caller, AuditAction.SIGNED_OUT);
    return sessions
        .end(session, caller.account())
        .compose(_ -> audit.record(entry))
        .map(_ -> Reply.seeOther(HERE + "?done=session"));
  }

  private Future<Reply> endAll(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    AuditEntry entry = SessionRoutes.signedOut(caller, AuditAction.SIGNED_OUT_EVERYWHERE);
    return sessions
        .endAll(caller.account())
        .compose(_ -> audit.record(entry))
        .onSuccess(_ -> cookies.clear(ctx))
        .map(_ -> Reply.seeOther("/staff/sign-in"));
  }
}
