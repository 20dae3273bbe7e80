package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.SteppedClock;
import nl.telmee.TestDatabase;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that sign tokens are shared by all nodes and replaced without anybody noticing. */
final class TokenKeysTest {
  private static final JsonObject CLAIMS = new JsonObject().put("sid", "somebody");
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final SteppedClock clock = new SteppedClock();
  private final Vertx vertx = Vertx.vertx();
  private Database db;
  private AuditLog audit;
  private TokenKeys one;
  private TokenKeys other;

  @BeforeEach
  void load() {
    DatabaseUrl url = TestDatabase.create();
    Migrations.run(url);
    db = new Database(vertx, url);
    audit = new AuditLog(db, clock);
    one = await(TokenKeys.load(vertx, db, audit, clock));
    other = await(TokenKeys.load(vertx, db, audit, clock));
  }

  @AfterEach
  void close() {
    await(db.close());
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static String verified(TokenKeys keys, String token) {
    return await(keys.verify(token)).getString("sid");
  }

  @Test
  void whatOneNodeSignsAnotherVerifies() {
    assertThat(verified(other, one.sign(CLAIMS, LIFE))).isEqualTo("somebody");
  }

  @Test
  void aNewKeySignsOnlyOnceEveryNodeHasReadIt() {
    clock.step(TokenKeys.LIFE.plusDays(1));
    await(one.renew());

    assertThat(verified(other, one.sign(CLAIMS, LIFE))).isEqualTo("somebody");
    clock.step(TokenKeys.SPREAD.plusSeconds(1));
    String token = one.sign(CLAIMS, LIFE);
    assertThatThrownBy(() -> verified(other, token)).isNotNull();
    await(other.renew());
    assertThat(verified(other, token)).isEqualTo("somebody");
  }

  @Test
  void theLogTellsOfEveryKeyButTheFirst() {
    assertThat(await(audit.verify()).newest()).isZero();
    clock.step(TokenKeys.LIFE.plusDays(1));
    await(one.renew());
    await(other.renew());

    assertThat(await(audit.verify()).newest()).isEqualTo(1);
  }

  @Test
  void aTokenOfTheKeyBeforeIsStillGood() {
    String token = one.sign(CLAIMS, LIFE);
    clock.step(TokenKeys.LIFE.plusDays(1));
    await(one.renew());

    assertThat(verified(one, token)).isEqualTo("somebody");
  }

  @Test
  void aKeyOfTwoLivesAgoVerifiesNothing() {
    String token = one.sign(CLAIMS, LIFE);
    clock.step(TokenKeys.LIFE.multipliedBy(2).plusDays(1));
    await(one.renew());

    assertThatThrownBy(() -> verified(one, token)).isNotNull();
  }

  @Test
  void nodesThatRenewAtTheSameTimeStillUnderstandEachOther() {
    clock.step(TokenKeys.LIFE.plusDays(1));
    await(Future.join(one.renew(), other.renew()));

    assertThat(await(new TokenKeyStore(db, audit).newestFirst())).hasSizeBetween(2, 3);
    clock.step(TokenKeys.SPREAD.plusSeconds(1));
    await(Future.join(one.renew(), other.renew()));
    assertThat(verified(other, one.sign(CLAIMS, LIFE))).isEqualTo("somebody");
  }

  @Test
  void keysThatWereMadeInTheSameMomentAreAllKnown() {
    TokenKeyStore store = new TokenKeyStore(db, audit);
    for (int i = 0; i < 10; i++) {
      Buffer secret = Buffer.buffer("a secret of a node, number " + i);
      var key = new TokenKeyStore.Key(secret, clock.instant());
      await(store.insertUnlessFresh(key, clock.instant().plusSeconds(1)));
    }
    clock.step(TokenKeys.SPREAD.plusSeconds(1));
    await(one.renew());
    TokenKeys third = await(TokenKeys.load(vertx, db, audit, clock));

    assertThat(verified(one, third.sign(CLAIMS, LIFE))).isEqualTo("somebody");
  }
}
