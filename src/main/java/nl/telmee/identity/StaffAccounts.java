package nl.telmee.identity;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Role;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do with the accounts of their organisations. Nobody does these things to the
 * own account, and somebody always manages the installation. Thread: any.
 */
final class StaffAccounts {
  private final StaffAccountStore store;
  private final SecondFactorStore factors;
  private final AccountStore accounts;
  private final OrganisationStore organisations;
  private final Links links;
  private final Sessions sessions;
  private final Clock clock;

  StaffAccounts(
      StaffAccountStore store,
      SecondFactorStore factors,
      AccountStore accounts,
      OrganisationStore organisations,
      Links links,
      Sessions sessions,
      Clock clock) {
    this.store = store;
    this.factors = factors;
    this.accounts = accounts;
    this.organisations = organisations;
    this.links = links;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * A link that somebody has to follow.
   *
   * @param mailed whether it went out by mail; otherwise it is to be handed over
   */
  record Handed(UUID account, String email, String link, boolean mailed) {}

  Future<List<StaffAccount>> all(Caller caller, String search) {
    return store.all(caller.scope(), search);
  }

  Future<StaffAccount> one(Caller caller, UUID id) {
    return store.one(caller.scope(), id);
  }

  /**
   * Makes an account and a link to choose its password.
   *
   * @param organisation slug; null: the whole installation, for administrators only
   * @param words of the letter
   */
  Future<Handed> invite(
      Caller caller, String email, Role role, @Nullable String organisation, Words words) {
    requirePlace(caller, role, organisation);
    StaffAccount account =
        new StaffAccount(
            UUID.randomUUID(), email, role, organisation, null, false, false, false, false);
    LinkToken token = LinkToken.make();
    AuditEntry entry =
        entry(caller, account, AuditAction.ACCOUNT_INVITED).with("role", role.word());
    return store
        .invite(caller.scope(), account, token, clock.instant(), entry)
        .compose(_ -> handed(words, account, token));
  }

  private Future<Handed> handed(Words words, StaffAccount account, LinkToken token) {
    String link = links.address(LinkPurpose.INVITATION, token);
    return name(words, account.organisation())
        .compose(name -> links.invite(words, account.email(), name, token))
        .map(mailed -> new Handed(account.id(), account.email(), link, mailed));
  }

  /** What the letter calls the organisation. */
  private Future<String> name(Words words, @Nullable String organisation) {
    return organisation == null
        ? Future.succeededFuture(words.say("accounts.everything"))
        : organisations
            .bySlug(organisation)
            .map(found -> found.map(one -> one.name().in(words.language())).orElse(organisation));
  }

  /** Another link for who did not come yet. */
  Future<Handed> inviteAgain(Caller caller, UUID id, Words words) {
    LinkToken token = LinkToken.make();
    return store
        .one(caller.scope(), id)
        .compose(
            account -> {
              if (account.accepted()) {
                return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
              }
              AuditEntry entry = entry(caller, account, AuditAction.ACCOUNT_INVITED);
              return store
                  .inviteAgain(caller.scope(), id, token, clock.instant(), entry)
                  .compose(_ -> handed(words, account, token));
            });
  }

  /** A link to choose another password, to be handed over. */
  Future<Handed> resetPassword(Caller caller, UUID id) {
    return other(caller, id)
        .compose(
            account ->
                accounts
                    .byId(id)
                    .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
                    .compose(
                        full ->
                            links.resetByHand(
                                full, entry(caller, account, AuditAction.PASSWORD_RESET_ASKED)))
                    .map(
                        token ->
                            new Handed(
                                id,
                                account.email(),
                                links.address(LinkPurpose.RESET, token),
                                false)));
  }

  /** Changes the role, and where it holds. */
  Future<Void> change(Caller caller, UUID id, Role role, @Nullable String organisation) {
    requirePlace(caller, role, organisation);
    return other(caller, id)
        .compose(
            account ->
                store.change(
                    caller.scope(),
                    account,
                    role,
                    organisation,
                    entry(caller, account, AuditAction.ACCOUNT_CHANGED)
                        .with("from", account.role().word() + "@" + account.organisation())
                        .with("to", role.word() + "@" + organisation)));
  }

  /** Nobody gives away what is not his: a role at an organisation that he manages. */
  private static void requirePlace(Caller caller, Role role, @Nullable String organisation) {
    boolean own =
        organisation == null
            ? role == Role.ADMINISTRATOR && caller.scope().everywhere()
            : caller.changes(organisation);
    if (!own) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  /** Ends all its sessions, too. */
  Future<Void> block(Caller caller, UUID id) {
    return other(caller, id)
        .compose(
            account ->
                store.block(
                    caller.scope(),
                    account,
                    clock.instant(),
                    entry(caller, account, AuditAction.ACCOUNT_BLOCKED)))
        .compose(_ -> sessions.endAll(id));
  }

  Future<Void> unblock(Caller caller, UUID id) {
    return other(caller, id)
        .compose(
            account ->
                store.unblock(
                    caller.scope(),
                    account,
                    entry(caller, account, AuditAction.ACCOUNT_UNBLOCKED)));
  }

  /** Deletes it with its sessions, codes and links. The audit log keeps its e-mail address. */
  Future<Void> remove(Caller caller, UUID id) {
    return other(caller, id)
        .compose(
            account ->
                sessions
                    .endAll(id)
                    .compose(
                        _ ->
                            store.delete(
                                caller.scope(),
                                account,
                                entry(caller, account, AuditAction.ACCOUNT_REMOVED))));
  }

  /** For who lost the phone and the recovery codes. */
  Future<Void> resetSecondFactor(Caller caller, UUID id) {
    return other(caller, id)
        .compose(
            account -> factors.remove(id, entry(caller, account, AuditAction.SECOND_FACTOR_RESET)))
        .compose(_ -> sessions.endAll(id));
  }

  private Future<StaffAccount> other(Caller caller, UUID id) {
    if (id.equals(caller.account())) {
      return Future.failedFuture(Rejected.because(Problem.OWN_ACCOUNT));
    }
    return store.one(caller.scope(), id);
  }

  private static AuditEntry entry(Caller caller, StaffAccount account, AuditAction action) {
    return AuditEntry.by(caller, account.organisation(), action, account.email());
  }
}
