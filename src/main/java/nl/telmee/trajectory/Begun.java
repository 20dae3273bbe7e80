package nl.telmee.trajectory;

import java.util.List;
import nl.telmee.release.Phrase;
import nl.telmee.web.Words;

/**
 * A trajectory, named where it began: beside a signal or an item of an agenda.
 *
 * @param state where it stands as a whole, in words
 */
public record Begun(String address, Phrase title, String state) {
  /** Those that everybody may see. */
  public static List<Begun> of(Words words, List<Trajectory> trajectories) {
    return trajectories.stream()
        .filter(Trajectory::isPublic)
        .map(one -> of(words, one, one.head().page()))
        .toList();
  }

  /** Those of who works on them. */
  public static List<Begun> ofDesk(Words words, List<Trajectory> trajectories) {
    return trajectories.stream().map(one -> of(words, one, TrajectoryDesk.address(one))).toList();
  }

  private static Begun of(Words words, Trajectory trajectory, String address) {
    return new Begun(
        address,
        Phrase.of(trajectory.title(), words),
        words.say("trajectory.state." + trajectory.state().word()));
  }
}
