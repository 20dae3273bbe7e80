package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.telmee.SteppedClock;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.Test;

/** Guessing is slow, and a class behind one address is not. */
final class CodeBrakeTest {
  private final SteppedClock clock = new SteppedClock();
  private final CodeBrake brake = new CodeBrake(clock);

  private void guess(String address, int times) {
    for (int i = 0; i < times; i++) {
      brake.noteWrong(address, Rejected.because(Problem.CODE_UNKNOWN));
    }
  }

  @Test
  void aClassThatTypesBadlyIsNotStopped() {
    guess("school", CodeBrake.WRONG_ALLOWED - 1);

    assertThatCode(() -> brake.requireFree("school")).doesNotThrowAnyException();
  }

  @Test
  void whoGuessesWaitsUntilTheMinuteIsOver() {
    guess("school", CodeBrake.WRONG_ALLOWED);

    assertThatThrownBy(() -> brake.requireFree("school"))
        .isInstanceOfSatisfying(
            Rejected.class, busy -> assertThat(busy.problem()).isEqualTo(Problem.BUSY));
    assertThatCode(() -> brake.requireFree("elsewhere")).doesNotThrowAnyException();
    clock.step(CodeBrake.WINDOW);
    assertThatCode(() -> brake.requireFree("school")).doesNotThrowAnyException();
  }

  @Test
  void onlyWrongCodesCount() {
    for (int i = 0; i < CodeBrake.WRONG_ALLOWED; i++) {
      brake.noteWrong("school", Rejected.because(Problem.POLL_NOT_OPEN));
      brake.noteWrong("school", new IllegalStateException());
    }

    assertThatCode(() -> brake.requireFree("school")).doesNotThrowAnyException();
  }

  @Test
  void wrongCodesOfLongAgoAreForgotten() {
    guess("school", CodeBrake.WRONG_ALLOWED - 1);
    clock.step(CodeBrake.WINDOW);
    guess("school", 1);

    assertThatCode(() -> brake.requireFree("school")).doesNotThrowAnyException();
  }

  @Test
  void noMoreAddressesAreRememberedThanFit() {
    for (int i = 0; i < CodeBrake.MOST_ADDRESSES + 100; i++) {
      brake.noteWrong("address " + i, Rejected.because(Problem.CODE_UNKNOWN));
    }

    assertThat(brake.size()).isEqualTo(CodeBrake.MOST_ADDRESSES);
  }
}
