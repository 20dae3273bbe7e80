package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.id.Uuids;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Sessions of staff. A token is short-lived and says which session it belongs to; who that is and
 * what he may do is read from the database, at most two seconds old, so that signing out
 * everywhere, blocking an account and changing its role act at once.
 *
 * <p>Thread: any.
 */
public final class Sessions {
  /** How long a token of the API is valid. */
  static final Duration API_LIFE = Duration.ofMinutes(60);

  /** How long a token in a page's cookie is valid. */
  static final Duration PAGE_LIFE = Duration.ofMinutes(15);

  /** How long one stays signed in. */
  static final Duration SESSION_LIFE = Duration.ofHours(12);

  /** Requests sent at the same time carry the same refresh token: that is no theft. */
  static final Duration GRACE = Duration.ofSeconds(20);

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int MOST_KNOWN = 10_000;
  private static final int LONGEST_DEVICE = 200;

  /**
   * What a signed-in person holds.
   *
   * @param refresh empty when the session goes on with the refresh token it has
   */
  record Tokens(String token, Instant expiresAt, Optional<RefreshToken> refresh) {}

  private record Known(Caller caller, Instant readAt) {}

  private final SessionStore store;
  private final TokenKeys keys;
  private final OrganisationTree tree;
  private final AuditLog audit;
  private final Clock clock;
  private final ConcurrentMap<UUID, Known> known = new ConcurrentHashMap<>();

  Sessions(Queries db, TokenKeys keys, OrganisationTree tree, AuditLog audit, Clock clock) {
    this.audit = audit;
    this.store = new SessionStore(db);
    this.keys = keys;
    this.tree = tree;
    this.clock = clock;
  }

  SessionStore store() {
    return store;
  }

  /** Starts a session for somebody who proved who he is. */
  Future<Tokens> start(UUID account, String device, Duration life) {
    UUID id = UUID.randomUUID();
    RefreshToken refresh = RefreshToken.make(id);
    Instant now = clock.instant();
    String named = device.length() > LONGEST_DEVICE ? device.substring(0, LONGEST_DEVICE) : device;
    return store
        .deleteEnded(now)
        .compose(_ -> store.insert(id, account, named, now, now.plus(SESSION_LIFE), refresh.hash()))
        .map(_ -> tokens(id, life, Optional.of(refresh)));
  }

  private Tokens tokens(UUID session, Duration life, Optional<RefreshToken> refresh) {
    String token = keys.sign(new JsonObject().put("sid", session.toString()), life);
    return new Tokens(token, clock.instant().plus(life), refresh);
  }

  /**
   * New tokens for a refresh token. One that was used before ends the session: either it was stolen
   * or its thief was first. Fails with {@link Problem#SIGN_IN_NEEDED}.
   */
  Future<Tokens> refresh(RefreshToken token, Duration life) {
    return store
        .refresh(token.session(), clock.instant())
        .compose(found -> refresh(token, life, found.orElseThrow(Sessions::nobody)));
  }

  private Future<Tokens> refresh(RefreshToken token, Duration life, SessionStore.Refresh held) {
    if (token.hash().equals(held.current())) {
      return rotate(token, life);
    }
    boolean justBefore =
        token.hash().equals(held.before()) && held.usedAt().plus(GRACE).isAfter(clock.instant());
    if (justBefore) {
      return Future.succeededFuture(tokens(token.session(), life, Optional.empty()));
    }
    AuditEntry entry =
        AuditEntry.by(
            held.account(), null, AuditAction.TOKEN_REUSED, String.valueOf(held.session()));
    return end(held.session(), held.account())
        .compose(_ -> audit.record(entry))
        .compose(_ -> Future.failedFuture(nobody()));
  }

  private Future<Tokens> rotate(RefreshToken token, Duration life) {
    RefreshToken next = RefreshToken.make(token.session());
    return store
        .rotate(token.session(), token.hash(), next.hash(), clock.instant())
        .map(first -> tokens(token.session(), life, first ? Optional.of(next) : Optional.empty()));
  }

  /** Who holds a token; fails with {@link Problem#SIGN_IN_NEEDED}. */
  Future<Caller> caller(String token) {
    return keys.verify(token)
        .map(claims -> Uuids.parse(claims.getString("sid", "")).orElseThrow())
        .recover(_ -> Future.failedFuture(nobody()))
        .compose(this::living);
  }

  private Future<Caller> living(UUID session) {
    Known one = known.get(session);
    if (one != null && one.readAt.plus(FRESH).isAfter(clock.instant())) {
      return Future.succeededFuture(one.caller);
    }
    return store
        .living(session, clock.instant())
        .compose(found -> caller(found.orElseThrow(() -> gone(session))))
        .map(this::remember);
  }

  private Rejected gone(UUID session) {
    known.remove(session);
    return nobody();
  }

  private Future<Caller> caller(SessionStore.Living living) {
    return tree.scope(living.email(), living.role(), living.organisation())
        .map(
            scope ->
                new Caller(
                    living.account(),
                    living.email(),
                    living.id(),
                    living.role(),
                    living.organisation(),
                    scope));
  }

  private Caller remember(Caller caller) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(caller.session(), new Known(caller, clock.instant()));
    return caller;
  }

  /** Ends one session of an account. */
  Future<Void> end(UUID session, UUID account) {
    known.remove(session);
    return store.delete(session, account).mapEmpty();
  }

  /** Ends all sessions of an account, on all nodes within two seconds. */
  Future<Void> endAll(UUID account) {
    for (Map.Entry<UUID, Known> entry : known.entrySet()) {
      if (entry.getValue().caller.account().equals(account)) {
        known.remove(entry.getKey());
      }
    }
    return store.deleteAll(account);
  }

  /** Ends all sessions of an account but one. */
  Future<Void> endOthers(UUID account, UUID kept) {
    known.values().removeIf(one -> one.caller.account().equals(account));
    return store.deleteOthers(account, kept);
  }

  static Rejected nobody() {
    return Rejected.because(Problem.SIGN_IN_NEEDED);
  }
}
