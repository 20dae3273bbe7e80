package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.SteppedClock;
import nl.telmee.id.PollId;
import org.junit.jupiter.api.Test;

/** What is read of a poll is read once for all who ask, and never held against a change here. */
final class RememberedTest {
  private final SteppedClock clock = new SteppedClock();
  private final Remembered<String> remembered = new Remembered<>(clock);
  private final PollId poll = new PollId(UUID.randomUUID());
  private final List<Promise<String>> reads = new ArrayList<>();

  private Future<String> ask() {
    return remembered.of(
        poll,
        () -> {
          reads.add(Promise.promise());
          return reads.getLast().future();
        });
  }

  private String asked() {
    Future<String> answer = ask();
    assertThat(answer.isComplete()).isTrue();
    return answer.result();
  }

  @Test
  void manyWhoAskAtOnceCostOneRead() {
    Future<String> first = ask();
    Future<String> second = ask();
    assertThat(reads).hasSize(1);

    reads.getFirst().complete("known");

    assertThat(List.of(first.result(), second.result(), asked())).containsOnly("known");
    assertThat(reads).hasSize(1);
  }

  @Test
  void itIsReadAgainAfterTwoSeconds() {
    ask();
    reads.getFirst().complete("old");
    clock.step(Duration.ofMillis(1_999));
    assertThat(asked()).isEqualTo("old");

    clock.step(Duration.ofMillis(1));
    Future<String> later = ask();
    reads.getLast().complete("new");

    assertThat(later.result()).isEqualTo("new");
    assertThat(reads).hasSize(2);
  }

  @Test
  void whatWasReadLaterThanNowIsReadAgainAsTheClockWasSetBack() {
    ask();
    reads.getFirst().complete("of tomorrow");
    clock.step(Duration.ofDays(-1));
    Future<String> now = ask();
    assertThat(reads).hasSize(2);
    reads.getLast().complete("of now");

    assertThat(now.result()).isEqualTo("of now");
    assertThat(asked()).as("and remembered by the new time").isEqualTo("of now");
  }

  @Test
  void whatWasReadBeforeAChangeHereIsNotRemembered() {
    ask();
    remembered.forget(poll);
    Future<String> after = ask();
    assertThat(reads).hasSize(2);

    reads.getLast().complete("after");
    reads.getFirst().complete("before");

    assertThat(after.result()).isEqualTo("after");
    assertThat(asked()).isEqualTo("after");
  }

  @Test
  void neitherIsItWhenItIsNotKnownWhatTheChangeIsAbout() {
    ask();
    reads.getFirst().complete("before");
    remembered.forgetAll();
    ask();
    remembered.forgetAll();
    reads.getLast().complete("while");

    ask();
    reads.getLast().complete("after");
    assertThat(reads).hasSize(3);
    assertThat(asked()).isEqualTo("after");
  }

  @Test
  void whatFailedIsReadAgain() {
    Future<String> failed = ask();
    reads.getFirst().fail("away");
    assertThat(failed.failed()).isTrue();

    Future<String> thrown =
        remembered.of(
            poll,
            () -> {
              throw new IllegalStateException("before it was asked");
            });
    assertThat(thrown.failed()).isTrue();

    Future<String> again = ask();
    reads.getLast().complete("back");
    assertThat(again.result()).isEqualTo("back");
  }
}
