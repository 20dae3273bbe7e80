package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The accounts of an organisation over the API, for its administrators. */
final class AccountRoutes {
  private static final String ALL = "/api/v1/accounts";
  private static final String ONE = ALL + "/:account";

  private final StaffAccounts accounts;

  AccountRoutes(StaffAccounts accounts) {
    this.accounts = accounts;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.ADMINISTRATOR).json(this::list);
    routes.post(ALL, Access.ADMINISTRATOR, BodyLimit.SMALL).json(this::invite);
    routes
        .get(ONE, Access.ADMINISTRATOR)
        .json(ctx -> view(Caller.of(ctx), AccountPages.id(ctx)).map(Reply::ok));
    routes.put(ONE, Access.ADMINISTRATOR, BodyLimit.SMALL).json(this::change);
    post(
        routes,
        "_block",
        (caller, id) -> accounts.block(caller, id).compose(_ -> view(caller, id)));
    post(
        routes,
        "_unblock",
        (caller, id) -> accounts.unblock(caller, id).compose(_ -> view(caller, id)));
    post(
        routes,
        "_reset-second-factor",
        (caller, id) -> accounts.resetSecondFactor(caller, id).compose(_ -> view(caller, id)));
    post(
        routes,
        "_reset-password",
        (caller, id) ->
            accounts.resetPassword(caller, id).compose(handed -> linked(caller, handed)));
    post(
        routes,
        "_invite",
        (caller, id) ->
            accounts
                .inviteAgain(caller, id, Words.of(Language.NL))
                .compose(handed -> linked(caller, handed)));
    routes.post(ONE + "/_remove", Access.ADMINISTRATOR, BodyLimit.SMALL).json(this::remove);
  }

  private interface Deed<T> {
    Future<T> with(Caller caller, UUID account);
  }

  private static <T> void post(Routes routes, String name, Deed<T> deed) {
    routes
        .post(ONE + "/" + name, Access.ADMINISTRATOR, BodyLimit.SMALL)
        .json(ctx -> deed.with(Caller.of(ctx), AccountPages.id(ctx)).map(Reply::ok));
  }

  private Future<Reply> list(RoutingContext ctx) {
    String search = Params.query(ctx, "search").orElse("").strip();
    return accounts
        .all(Caller.of(ctx), search)
        .map(all -> Reply.ok(Map.of("accounts", all.stream().map(AccountView::of).toList())));
  }

  private Future<Reply> invite(RoutingContext ctx) {
    AccountBody body = AccountBody.invitation(Params.jsonBody(ctx));
    Caller caller = Caller.of(ctx);
    return accounts
        .invite(caller, body.email(), body.role(), body.organisation(), Words.of(body.language()))
        .compose(handed -> linked(caller, handed))
        .map(made -> Reply.created(made).with("Location", ALL + "/" + made.account().id()));
  }

  private Future<Reply> change(RoutingContext ctx) {
    AccountBody body = AccountBody.change(Params.jsonBody(ctx));
    Caller caller = Caller.of(ctx);
    UUID id = AccountPages.id(ctx);
    return accounts
        .change(caller, id, body.role(), body.organisation())
        .compose(_ -> view(caller, id))
        .map(Reply::ok);
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return accounts
        .remove(Caller.of(ctx), AccountPages.id(ctx))
        .map(_ -> Reply.of(204, "", Buffer.buffer()));
  }

  private Future<AccountView> view(Caller caller, UUID id) {
    return accounts.one(caller, id).map(AccountView::of);
  }

  private Future<AccountView.Linked> linked(Caller caller, StaffAccounts.Handed handed) {
    return accounts
        .one(caller, handed.account())
        .map(account -> AccountView.Linked.of(account, handed));
  }
}
