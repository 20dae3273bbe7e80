package nl.telmee.trajectory;

import java.util.List;
import nl.telmee.web.Language;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/** Rulings as problems of the API: all that is missing at once, each with the part it is in. */
final class Refusals {
  private static final Words ENGLISH = Words.of(Language.EN);

  private Refusals() {}

  static Rejected missing(List<Condition> conditions) {
    return Rejected.because(
            Problem.TRAJECTORY_LACKS,
            conditions.stream()
                .map(
                    one ->
                        new Mistake(
                            "/" + one.where(), ENGLISH.say("trajectory.condition." + one.word())))
                .toList())
        .told(conditions.stream().map(one -> "trajectory.condition." + one.word()).toList());
  }

  /** Why an address does not get a seat. */
  static Rejected seat(SeatRefusal refusal) {
    return Rejected.mistakes(
        List.of(new Mistake("/email", ENGLISH.say("trajectory.seat.no." + refusal.word()))));
  }

  /** Why no archive is made: nobody could take it in. */
  static Rejected tooLarge(String part, int bytes) {
    return Rejected.because(
        Problem.TRAJECTORY_HINDERS,
        "Its %s is more than the %d MB that an archive takes"
            .formatted(part, bytes / (1024 * 1024)));
  }

  static Rejected hindered(Hindrance hindrance) {
    String key = "trajectory.no." + hindrance.word();
    return Rejected.because(Problem.TRAJECTORY_HINDERS, ENGLISH.say(key)).told(List.of(key));
  }
}
