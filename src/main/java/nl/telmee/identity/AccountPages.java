package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Role;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages about the accounts of an organisation, for its administrators. */
final class AccountPages {
  private static final String ALL = "/staff/accounts";
  private static final String NEW = ALL + "/new";
  private static final String ONE = ALL + "/:account";
  private static final Set<String> DONE =
      Set.of("invited", "changed", "blocked", "unblocked", "removed", "factor-reset");

  private final StaffAccounts accounts;
  private final OrganisationStore organisations;
  private final Pages pages;

  AccountPages(StaffAccounts accounts, OrganisationStore organisations, Pages pages) {
    this.accounts = accounts;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.ADMINISTRATOR).reply(this::list);
    routes
        .get(NEW, Access.ADMINISTRATOR)
        .reply(ctx -> invitePage(ctx, FormState.of(Map.of("role", "editor"))));
    routes.post(NEW, Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::invite);
    routes.get(ONE, Access.ADMINISTRATOR).reply(ctx -> page(ctx, ""));
    routes.post(ONE, Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::change);
    action(routes, "_block", ctx -> accounts.block(Caller.of(ctx), id(ctx)), "blocked");
    action(routes, "_unblock", ctx -> accounts.unblock(Caller.of(ctx), id(ctx)), "unblocked");
    action(routes, "_remove", ctx -> accounts.remove(Caller.of(ctx), id(ctx)), "removed");
    action(
        routes,
        "_reset-second-factor",
        ctx -> accounts.resetSecondFactor(Caller.of(ctx), id(ctx)),
        "factor-reset");
    routes.post(ONE + "/_invite", Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::again);
    routes
        .post(ONE + "/_reset-password", Access.ADMINISTRATOR, BodyLimit.SMALL)
        .reply(
            ctx -> accounts.resetPassword(Caller.of(ctx), id(ctx)).map(made -> handed(ctx, made)));
  }

  private interface Action {
    Future<Void> run(RoutingContext ctx);
  }

  private void action(Routes routes, String name, Action action, String done) {
    routes
        .post(ONE + "/" + name, Access.ADMINISTRATOR, BodyLimit.SMALL)
        .reply(
            ctx ->
                action
                    .run(ctx)
                    .map(_ -> Reply.seeOther(ALL + "?done=" + done))
                    .recover(failure -> refused(ctx, failure)));
  }

  /** What the rules forbid is told on the page of the account. */
  private Future<Reply> refused(RoutingContext ctx, Throwable failure) {
    if (failure instanceof Rejected rejected
        && Set.of(Problem.LAST_ADMINISTRATOR, Problem.OWN_ACCOUNT).contains(rejected.problem())) {
      String word =
          rejected.problem() == Problem.OWN_ACCOUNT ? "own-account" : "last-administrator";
      return page(ctx, pages.words(ctx).say("problem." + word))
          .map(page -> page.status(rejected.problem().status()));
    }
    return Future.failedFuture(failure);
  }

  static UUID id(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("account"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private StaffFrame frame(RoutingContext ctx, String title) {
    return pages.staff(ctx, pages.words(ctx).say(title), StaffMenu.ACCOUNTS);
  }

  private Future<Reply> list(RoutingContext ctx) {
    String search = Params.query(ctx, "search").orElse("").strip();
    String done = Params.query(ctx, "done").filter(DONE::contains).orElse("");
    return accounts
        .all(Caller.of(ctx), search)
        .compose(
            all ->
                organisations
                    .all()
                    .map(
                        known ->
                            AccountsPage.of(
                                frame(ctx, "accounts.title"), all, known, search, done)))
        .map(page -> pages.renderStaff("identity/accounts.jte", page));
  }

  private Future<Reply> invitePage(RoutingContext ctx, FormState form) {
    return places(ctx)
        .map(places -> new InvitePage(frame(ctx, "accounts.invite"), places, form))
        .map(page -> pages.renderStaff("identity/invite.jte", page));
  }

  /** The organisations where the caller may give a role. */
  private Future<List<Place>> places(RoutingContext ctx) {
    return organisations.all().map(all -> Place.of(pages.words(ctx), Caller.of(ctx), all));
  }

  private Future<Reply> invite(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    AccountForm typed = AccountForm.read(words, form);
    if (!typed.state().right()) {
      return invitePage(ctx, typed.state()).map(page -> page.status(Problem.INVALID.status()));
    }
    Words letter = Words.of(form.raw("language").equals("en") ? Language.EN : Language.NL);
    return accounts
        .invite(Caller.of(ctx), typed.email(), typed.role(), typed.organisation(), letter)
        .map(made -> made.mailed() ? Reply.seeOther(ALL + "?done=invited") : handed(ctx, made))
        .recover(failure -> taken(ctx, typed.state(), failure));
  }

  private Future<Reply> taken(RoutingContext ctx, FormState state, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() == Problem.EMAIL_TAKEN) {
      return invitePage(ctx, state.wrong("email", pages.words(ctx).say("problem.email-taken")))
          .map(page -> page.status(rejected.problem().status()));
    }
    return Future.failedFuture(failure);
  }

  private Future<Reply> again(RoutingContext ctx) {
    return accounts
        .inviteAgain(Caller.of(ctx), id(ctx), pages.words(ctx))
        .map(made -> made.mailed() ? Reply.seeOther(ALL + "?done=invited") : handed(ctx, made));
  }

  private Reply handed(RoutingContext ctx, StaffAccounts.Handed made) {
    return pages.renderStaff(
        "identity/handed.jte",
        new HandedPage(frame(ctx, "accounts.link"), made.email(), made.link()));
  }

  private Future<Reply> page(RoutingContext ctx, String error) {
    Caller caller = Caller.of(ctx);
    return accounts
        .one(caller, id(ctx))
        .compose(
            account ->
                places(ctx)
                    .map(
                        places ->
                            AccountPage.of(
                                frame(ctx, "accounts.one"), caller, account, places, error)))
        .map(page -> pages.renderStaff("identity/account.jte", page));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Role role = AccountForm.role(form).orElseThrow(() -> Params.wrongQuery("role", "is no role"));
    Optional<String> organisation = form.given("organisation");
    return accounts
        .change(Caller.of(ctx), id(ctx), role, organisation.orElse(null))
        .map(_ -> Reply.seeOther(ALL + "?done=changed"))
        .recover(failure -> refused(ctx, failure));
  }
}
