package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.telmee.Patience;
import nl.telmee.Recount;
import nl.telmee.Survey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch goes in with one statement if all of it is new, and leaves no trace if not. */
@Timeout(120)
final class NewBatchTest {
  private final OneLoop loop = OneLoop.start();
  private final Survey survey = new Survey(11);

  @AfterEach
  void tallyIsTheRecount() throws SQLException {
    try (loop) {
      Recount recount = loop.recount();
      assertThat(recount.tally()).isEqualTo(recount.counted());
    }
  }

  @Test
  void whatIsNewIsStoredCountedAndPutOnTheListOfTexts() throws Exception {
    List<Response> batch = responses(200);

    assertThat(stored(batch)).isTrue();

    Recount recount = loop.recount();
    assertThat(recount.answers()).hasSize(200);
    assertThat(recount.answers().get(batch.get(17).key().toString()))
        .isEqualTo(Recount.json(batch.get(17).answers()));
    assertThat(listed()).isEqualTo(batch.stream().mapToLong(one -> one.texts().size()).sum());
  }

  @Test
  void oneKnownResponseKeepsTheWholeBatchOut() throws Exception {
    List<Response> known = responses(3);
    assertThat(stored(known)).isTrue();
    long texts = listed();
    List<Response> batch = new ArrayList<>(responses(50));
    batch.add(25, known.get(1));

    assertThat(stored(batch)).isFalse();

    assertThat(loop.recount().answers()).hasSize(3);
    assertThat(listed()).isEqualTo(texts);
  }

  @Test
  void textsOfABatchThatIsOnlyInPartNewAreListedOnceToo() throws Exception {
    List<Response> known = responses(3);
    List<Response> batch = new ArrayList<>(responses(50));
    batch.addAll(known);
    assertThat(stored(known)).isTrue();

    for (CompletableFuture<Void> told : loop.offer(batch)) {
      told.get(60, TimeUnit.SECONDS);
    }

    assertThat(listed()).isEqualTo(batch.stream().mapToLong(one -> one.texts().size()).sum());
  }

  @Test
  void aPollThatHasClosedKeepsTheWholeBatchOut() throws Exception {
    loop.closePoll().get(60, TimeUnit.SECONDS);

    assertThat(stored(responses(5))).isFalse();

    assertThat(loop.recount().answers()).isEmpty();
    assertThat(listed()).isZero();
  }

  @Test
  void aKeyThatSomebodyStoresMeanwhileFailsTheWholeStatement() throws Exception {
    List<Response> batch = responses(40);
    CompletableFuture<Boolean> storing;
    try (Connection other = loop.holdKey(batch.get(20))) {
      storing = loop.storeAtOnce(batch);
      loop.awaitBlocked(1);
      other.commit();
    }

    assertThatThrownBy(() -> storing.get(60, TimeUnit.SECONDS)).hasMessageContaining("23505");

    try (Connection database = loop.jdbc();
        var delete = database.createStatement()) {
      assertThat(delete.executeUpdate("delete from response")).as("the other's only").isOne();
    }
    assertThat(listed()).isZero();
  }

  @Test
  void responsesAreLookedUpByTheirKeysAlsoWhenThereWereNone() throws Exception {
    long whole = scans("seq_scan");
    long byKey = scans("idx_scan");

    assertThat(stored(responses(20))).isTrue();
    assertThat(stored(responses(20))).isTrue();

    // PostgreSQL counts what a connection did when it ends.
    Patience.until(() -> scans("idx_scan"), scans -> scans >= byKey + 2);
    assertThat(scans("seq_scan")).isEqualTo(whole);
  }

  private long scans(String kind) {
    try (Connection database = loop.jdbc();
        var look = database.createStatement();
        var rows =
            look.executeQuery(
                "select coalesce(%s, 0) from pg_stat_user_tables where relname = 'response'"
                    .formatted(kind))) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private boolean stored(List<Response> batch) throws Exception {
    return loop.storeAtOnce(batch).get(60, TimeUnit.SECONDS);
  }

  private List<Response> responses(int number) {
    return loop.responses(survey, number);
  }

  /** How many texts wait to be taken over. */
  private long listed() throws SQLException {
    try (Connection database = loop.jdbc();
        var look = database.createStatement();
        var rows = look.executeQuery("select coalesce(sum(n), 0) from text_untaken")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
