package nl.telmee.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.SteppedClock;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain of the audit log, in a real database: what is done to it behind our back shows. */
final class AuditChainTest {
  private static final int SECONDS = 20;

  private final SteppedClock clock = new SteppedClock();
  private DatabaseUrl url;
  private Vertx vertx;
  private Database db;
  private AuditLog audit;

  @BeforeEach
  void open() {
    url = TestDatabase.create();
    Migrations.run(url);
    vertx = Vertx.vertx();
    db = new Database(vertx, url);
    audit = new AuditLog(db, clock);
  }

  @AfterEach
  void close() {
    wait(db.close());
    wait(vertx.close());
  }

  @Test
  void anEmptyChainHolds() {
    assertThat(wait(audit.verify()).holds()).isTrue();
  }

  @Test
  void whatPostgresHashedIsWhatTheProgramHashes() {
    fill(3);
    wait(audit.record(AuditEntry.byProgram(null, AuditAction.AUDIT_PRUNED, "")));
    wait(
        audit.record(
            new AuditEntry(
                UUID.randomUUID(),
                null,
                "velsen",
                AuditAction.POLL_OPENED,
                "Ætherisch 12:3 \"straat\" – 🚲",
                Map.of("titles", List.of("één", "twee\n"), "answers", 17, "early", true))));

    ChainReport report = wait(audit.verify());

    assertThat(report.brokenAt()).isEmpty();
    assertThat(report.entries()).isEqualTo(5);
    assertThat(report.newest()).isEqualTo(5);
    assertThat(report.fingerprint()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set actor = 'somebody else' where seq = 3",
        "update audit_entry set at = at + interval '1 microsecond' where seq = 3",
        "update audit_entry set organisation = null where seq = 3",
        "update audit_entry set detail = '{}' where seq = 3",
        "update audit_entry set hash = sha256('x') where seq = 3",
        "update audit_entry set previous = sha256('x') where seq = 3",
        "delete from audit_entry where seq = 3",
        "update audit_entry set seq = seq + 100 where seq > 2",
      })
  void whatIsChangedInTheMiddleIsFoundThere(String crime) throws SQLException {
    fill(5);

    run(crime);

    assertThat(wait(audit.verify()).brokenAt()).contains(3L);
  }

  @Test
  void entriesTakenFromTheEndAreMissed() throws SQLException {
    fill(5);

    run("delete from audit_entry where seq > 3");

    assertThat(wait(audit.verify()).brokenAt()).contains(4L);
  }

  @Test
  void anEntryThatIsWrittenAnewWithItsHashBreaksTheNextOne() throws SQLException {
    fill(5);

    run(
        "update audit_entry set actor = 'x', hash = sha256(previous || convert_to("
            + "audit_field(seq::text)"
            + " || audit_field((extract(epoch from at) * 1000000)::bigint::text)"
            + " || audit_field(account::text) || audit_field('x') || audit_field(organisation)"
            + " || audit_field(action) || audit_field(subject) || audit_field(detail::text),"
            + " 'UTF8')) where seq = 3");

    assertThat(wait(audit.verify()).brokenAt()).contains(4L);
  }

  @Test
  void anEntryGoesWithTheTransactionOfItsFact() {
    Future<Void> failing =
        db.inTransaction(
            tx ->
                audit
                    .record(tx, entry(1))
                    .compose(_ -> Future.failedFuture(new IllegalStateException("no"))));

    assertThatThrownBy(() -> wait(failing)).hasMessageContaining("no");
    assertThat(wait(audit.verify()).newest()).isZero();
  }

  @Test
  void manyAtOnceStandInOneOrderWithoutGaps() {
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(audit.record(entry(i)));
    }
    wait(Future.join(all));

    ChainReport report = wait(audit.verify());

    assertThat(report.holds()).isTrue();
    assertThat(report.entries()).isEqualTo(50);
  }

  @Test
  void whatIsOldEnoughGoesAndTheRestStillHangsTogether() {
    fill(4);
    clock.step(Duration.ofDays(401));
    fill(2);
    AuditStore store = new AuditStore(db);

    assertThat(wait(store.prune(clock.instant().minus(Duration.ofDays(400))))).isEqualTo(4);
    assertThat(wait(store.prune(clock.instant().minus(Duration.ofDays(400))))).isZero();

    ChainReport report = wait(audit.verify());
    assertThat(report.holds()).isTrue();
    assertThat(report.pruned()).isEqualTo(4);
    assertThat(report.entries()).isEqualTo(2);
  }

  @Test
  void whenAllIsOldEnoughTheNextEntryHangsOnTheLastThatWent() {
    fill(3);
    clock.step(Duration.ofDays(500));

    assertThat(wait(new AuditStore(db).prune(clock.instant()))).isEqualTo(3);
    fill(1);

    assertThat(wait(audit.verify()).holds()).isTrue();
    assertThat(wait(audit.verify()).newest()).isEqualTo(4);
  }

  @Test
  void whoDidItIsCalledByTheAddressOfThatMoment() throws SQLException {
    UUID account = UUID.randomUUID();
    run(
        "insert into account (id, email, password_hash, role) values ('%s', 'a@b.example', '', 'administrator')"
            .formatted(account));

    wait(audit.record(AuditEntry.by(account, null, AuditAction.SIGNED_OUT, "a@b.example")));

    try (Connection connection = jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select actor from audit_entry")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("a@b.example");
    }
  }

  private void fill(int entries) {
    for (int i = 0; i < entries; i++) {
      clock.step(Duration.ofSeconds(1));
      wait(audit.record(entry(i)));
    }
  }

  private static AuditEntry entry(int i) {
    return AuditEntry.by(UUID.randomUUID(), "velsen", AuditAction.POLL_CHANGED, "poll " + i)
        .with("revision", i);
  }

  private Connection jdbc() throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = jdbc();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private static <T> T wait(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
