package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.auth.hashing.HashString;
import io.vertx.ext.auth.hashing.HashingStrategy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Hashes and checks passwords: PBKDF2 with HMAC-SHA512 and 210,000 rounds (OWASP Password Storage
 * Cheat Sheet), on a thread of its own, never on an event loop.
 */
final class Passwords {
  private static final Map<String, String> ROUNDS = Map.of("it", "210000");
  private static final String ALGORITHM = "pbkdf2";
  private static final int SALT_BYTES = 32;
  private static final int MOST_WAITING = 20;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final HashingStrategy strategy = HashingStrategy.load();
  private final SecureRandom random = new SecureRandom();
  private final WorkerExecutor worker;
  private final AtomicInteger waiting = new AtomicInteger();
  private final String decoy;

  Passwords(Vertx vertx) {
    this.worker = vertx.createSharedWorkerExecutor("passwords", 1);
    // No password has this hash; to find that out takes all rounds.
    this.decoy = HashString.encode(strategy.get(ALGORITHM), ROUNDS, salt(), "A".repeat(86));
  }

  Future<String> hash(String password) {
    String salt = salt();
    return worker.executeBlocking(() -> strategy.hash(ALGORITHM, ROUNDS, salt, password));
  }

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Base64.getEncoder().withoutPadding().encodeToString(salt);
  }

  /** Fails with {@link Problem#BUSY} when too many wait already. */
  Future<Boolean> matches(String hash, String password) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
    }
    return worker
        .executeBlocking(() -> strategy.verify(hash, password), false)
        .onComplete(_ -> waiting.decrementAndGet());
  }

  /**
   * Takes as long as a check of a real password and fails: an unknown address must not be told
   * apart.
   */
  Future<Boolean> matchesNobody(String password) {
    return matches(decoy, password).map(false);
  }
}
