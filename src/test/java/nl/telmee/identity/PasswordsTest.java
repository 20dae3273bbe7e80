package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stolen hash costs whoever wants the password. */
final class PasswordsTest {
  private static final String PASSWORD = "a password of somebody";

  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords = new Passwords(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aPasswordIsHashedInAllRoundsWithASaltOfItsOwn() {
    String one = passwords.hash(PASSWORD).await();
    String other = passwords.hash(PASSWORD).await();

    assertThat(one).startsWith("$pbkdf2$it=210000$").isNotEqualTo(other);
    assertThat(passwords.matches(one, PASSWORD).await()).isTrue();
    assertThat(passwords.matches(one, PASSWORD + " ").await()).isFalse();
  }

  @Test
  void toFindThatNobodyHasAnAddressTakesAsLongAsACheck() {
    String hash = passwords.hash(PASSWORD).await();
    passwords.matches(hash, PASSWORD).await();

    long started = System.nanoTime();
    passwords.matches(hash, PASSWORD).await();
    long real = System.nanoTime() - started;
    started = System.nanoTime();
    assertThat(passwords.matchesNobody(PASSWORD).await()).isFalse();
    long decoy = System.nanoTime() - started;

    // A check without the rounds would be hundreds of times as fast.
    assertThat(decoy).isGreaterThan(real / 10);
  }
}
