package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;

/**
 * The keys that sign tokens, the same on all nodes. A new one is made every thirty days; it signs
 * once every node has read it, and the one before verifies until nothing it signed is valid.
 *
 * <p>Thread: any; the list of keys is replaced as a whole.
 */
final class TokenKeys {
  static final Duration LIFE = Duration.ofDays(30);

  /** How often a node reads the keys. */
  private static final Duration READING = Duration.ofSeconds(30);

  /** After this every node has read a new key. */
  static final Duration SPREAD = READING.multipliedBy(4);

  private static final String ISSUER = "telmee";
  private static final int BYTES = 48;

  private record Ready(TokenKeyStore.Key key, JWTAuth auth) {}

  private final Vertx vertx;
  private final TokenKeyStore store;
  private final Clock clock;
  private volatile List<Ready> newestFirst = List.of();

  private TokenKeys(Vertx vertx, TokenKeyStore store, Clock clock) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
  }

  /** Reads the keys, makes one if there is none, and goes on reading. */
  static Future<TokenKeys> load(Vertx vertx, Queries db, AuditLog audit, Clock clock) {
    TokenKeys keys = new TokenKeys(vertx, new TokenKeyStore(db, audit), clock);
    return keys.renew()
        .onSuccess(_ -> vertx.setPeriodic(READING.toMillis(), _ -> keys.renew()))
        .map(keys);
  }

  /** Makes a key if the newest is too old, forgets what verifies nothing, and reads them all. */
  Future<Void> renew() {
    Instant now = clock.instant();
    return store
        .insertUnlessFresh(new TokenKeyStore.Key(random(), now), now.minus(LIFE))
        .compose(_ -> store.deleteOlderThan(now.minus(LIFE.multipliedBy(2))))
        .compose(_ -> store.newestFirst())
        .onSuccess(this::use)
        .mapEmpty();
  }

  private static Buffer random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Buffer.buffer(bytes);
  }

  private void use(List<TokenKeyStore.Key> keys) {
    List<Ready> ready = new ArrayList<>();
    for (TokenKeyStore.Key key : keys) {
      ready.add(
          newestFirst.stream()
              .filter(known -> known.key.equals(key))
              .findFirst()
              .orElseGet(() -> new Ready(key, auth(key))));
    }
    newestFirst = List.copyOf(ready);
  }

  private JWTAuth auth(TokenKeyStore.Key key) {
    return JWTAuth.create(
        vertx,
        new JWTAuthOptions()
            .setJWTOptions(new JWTOptions().setIssuer(ISSUER))
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(key.secret())));
  }

  /** A token with these claims that ends after a time. */
  String sign(JsonObject claims, Duration life) {
    Instant spread = clock.instant().minus(SPREAD);
    Ready signing =
        newestFirst.stream()
            .filter(ready -> ready.key.madeAt().isBefore(spread))
            .findFirst()
            .orElseGet(() -> newestFirst.getLast());
    return signing.auth.generateToken(
        claims, new JWTOptions().setIssuer(ISSUER).setExpiresInSeconds((int) life.toSeconds()));
  }

  /** The claims of a token that one of the keys signed and that has not ended; fails otherwise. */
  Future<JsonObject> verify(String token) {
    Future<JsonObject> verified = Future.failedFuture("no key");
    for (Ready key : newestFirst) {
      verified =
          verified.recover(
              _ -> key.auth.authenticate(new TokenCredentials(token)).map(User::principal));
    }
    return verified;
  }
}
