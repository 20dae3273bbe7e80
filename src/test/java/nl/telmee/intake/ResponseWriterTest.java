package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import nl.telmee.Recount;
import nl.telmee.Survey;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the writer does while a batch is held up in the database: there the next one gathers, and
 * what is in it is known to the test.
 */
@Timeout(120)
final class ResponseWriterTest {
  private final OneLoop loop = OneLoop.start();
  private final Survey survey = new Survey(7);

  @AfterEach
  void tallyIsTheRecount() throws SQLException {
    try (loop) {
      Recount recount = loop.recount();
      assertThat(recount.tally()).isEqualTo(recount.counted());
    }
  }

  @Test
  void aFullQueueRefusesAndLosesNothingOfWhatItTook() throws Exception {
    List<Response> taken = responses(1 + ResponseWriter.MOST_WAITING);
    List<Response> refused = responses(3);
    List<CompletableFuture<Void>> told;
    try (Connection hold = loop.holdTally()) {
      told = loop.offer(taken);
      assertThat(loop.waiting()).isEqualTo(ResponseWriter.MOST_WAITING);

      loop.offer(refused).forEach(one -> requireRefused(one, Problem.BUSY));
      // Who waits already and asks again needs no further place.
      told.addAll(loop.offer(List.of(taken.getLast())));
      assertThat(told).noneMatch(CompletableFuture::isDone);
      hold.commit();
    }
    requireTold(told);
    requireStored(taken);
    requireTold(loop.offer(refused));
    assertThat(loop.recount().answers()).hasSize(taken.size() + refused.size());
  }

  @Test
  void aKeyThatComesTwiceInOneBatchIsWrittenOnceAndToldTwice() throws Exception {
    String key = survey.key();
    String first = survey.answers();
    List<Response> batch = new ArrayList<>(responses(1));
    batch.add(loop.response(key, first));
    batch.add(loop.response(key, survey.answers()));
    batch.addAll(responses(10));
    batch.add(loop.response(key, first));
    List<CompletableFuture<Void>> told;
    try (Connection hold = loop.holdTally()) {
      told = loop.offer(batch);
      assertThat(loop.waiting()).isEqualTo(11);
      hold.commit();
    }
    requireTold(told);
    requireStored(batch);
    assertThat(loop.recount().answers().get(key))
        .isEqualTo(Recount.json(loop.response(key, first).answers()));
  }

  @Test
  void twoWritersWithTheSameKeysAtOnceStoreEachOnce() throws Exception {
    List<Response> same = responses(300);
    try (OneLoop other = loop.another()) {
      List<CompletableFuture<Void>> told;
      try (Connection hold = loop.holdTally()) {
        told = loop.offer(List.of(same.get(150)));
        told.addAll(other.offer(List.of(same.get(150))));
        loop.awaitBlocked(2);
        told.addAll(loop.offer(same));
        told.addAll(other.offer(same.reversed()));
        hold.commit();
      }
      requireTold(told);
      requireStored(same);
    }
  }

  @Test
  void aResponseThatTheDatabaseRefusesTakesNoOtherWithIt() throws Exception {
    List<Response> good = responses(300);
    Response noJson = poisoned("{\"municipality\":");
    Response noText = poisoned("{\"idea\":\"\\u0000\"}");
    List<Response> batch = new ArrayList<>(good);
    batch.add(1, noJson);
    batch.add(140, noText);
    List<CompletableFuture<Void>> told;
    try (Connection hold = loop.holdTally()) {
      told = loop.offer(batch);
      hold.commit();
    }
    for (int i : List.of(140, 1)) {
      CompletableFuture<Void> refused = told.remove(i);
      assertThatThrownBy(() -> refused.get(60, TimeUnit.SECONDS))
          .cause()
          .isNotInstanceOf(Rejected.class);
    }
    requireTold(told);
    requireStored(good);
  }

  @Test
  void aWriterThatClosesStoresWhatItTookAndTakesNoMore() throws Exception {
    List<Response> taken = responses(2_500);
    List<CompletableFuture<Void>> told;
    CompletableFuture<Void> drained;
    try (Connection hold = loop.holdTally()) {
      told = loop.offer(taken);
      drained = loop.drain();
      requireRefused(loop.offer(responses(1)).getFirst(), Problem.BUSY);
      assertThat(drained).isNotDone();
      hold.commit();
    }
    drained.get(60, TimeUnit.SECONDS);
    assertThat(told).allMatch(one -> one.isDone() && !one.isCompletedExceptionally());
    requireStored(taken);
  }

  @Test
  void closingThePollWaitsForTheBatchThatIsBeingWritten() throws Exception {
    List<Response> before = responses(1);
    List<CompletableFuture<Void>> told;
    CompletableFuture<?> closed;
    try (Connection hold = loop.holdKey(before.getFirst())) {
      told = loop.offer(before);
      loop.awaitBlocked(1);
      closed = loop.closePoll();
      loop.awaitBlocked(2);
      assertThat(closed).isNotDone();
      hold.rollback();
    }
    requireTold(told);
    closed.get(60, TimeUnit.SECONDS);
    requireStored(before);
  }

  @Test
  void aBatchThatWaitsWhileThePollClosesIsRefusedButForWhatIsStored() throws Exception {
    List<Response> before = responses(5);
    requireTold(loop.offer(before));
    List<Response> late = responses(5);
    List<CompletableFuture<Void>> told;
    List<CompletableFuture<Void>> toldAgain;
    try (Connection closing = loop.jdbc()) {
      closing.setAutoCommit(false);
      try (Statement statement = closing.createStatement()) {
        statement.execute("update poll set state = 'closed'");
      }
      told = loop.offer(late);
      toldAgain = loop.offer(before);
      loop.awaitBlocked(1);
      closing.commit();
    }
    told.forEach(one -> requireRefused(one, Problem.POLL_NOT_OPEN));
    requireTold(toldAgain);
    requireStored(before);
  }

  private List<Response> responses(int number) {
    return loop.responses(survey, number);
  }

  private Response poisoned(String answers) {
    Response good = responses(1).getFirst();
    return new Response(
        good.poll(),
        good.key(),
        good.channel(),
        "",
        good.stratum(),
        answers,
        good.cells(),
        good.texts());
  }

  private static void requireTold(List<CompletableFuture<Void>> told) throws Exception {
    for (CompletableFuture<Void> one : told) {
      one.get(60, TimeUnit.SECONDS);
    }
  }

  private static void requireRefused(CompletableFuture<Void> told, Problem why) {
    Throwable failure = told.orTimeout(60, TimeUnit.SECONDS).handle((_, thrown) -> thrown).join();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    assertThat(cause)
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.problem()).isEqualTo(why));
  }

  private void requireStored(List<Response> responses) throws SQLException {
    assertThat(loop.recount().answers().keySet())
        .containsExactlyInAnyOrderElementsOf(
            responses.stream().map(one -> one.key().toString()).distinct().toList());
  }
}
