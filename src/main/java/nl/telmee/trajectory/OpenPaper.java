package nl.telmee.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Fields;

/** A document of a trajectory that everybody may read, from the step on that delivers it. */
public enum OpenPaper {
  REPORT(Step.REPORT),
  /** How the residents' and clients' perspective was obtained and used. */
  PASSAGE(Step.DECISION),
  EVALUATION(Step.EVALUATION);

  private final Step step;

  OpenPaper(Step step) {
    this.step = step;
  }

  /** The word in addresses and messages. */
  public String word() {
    return Fields.wordOf(this);
  }

  public static Optional<OpenPaper> of(String word) {
    return Arrays.stream(values()).filter(paper -> paper.word().equals(word)).findFirst();
  }

  /** Whether everybody may read it; a step that was left out delivers nothing. */
  public boolean isPublic(Trajectory trajectory) {
    Done done = trajectory.done().get(step.word());
    return trajectory.isPublic() && done != null && !done.setAside();
  }

  /** Those that everybody may read. */
  public static List<OpenPaper> of(Trajectory trajectory) {
    return Arrays.stream(values()).filter(paper -> paper.isPublic(trajectory)).toList();
  }

  /** Where it is read. */
  public String address(Trajectory trajectory) {
    return trajectory.head().page() + "/papers/" + word();
  }
}
