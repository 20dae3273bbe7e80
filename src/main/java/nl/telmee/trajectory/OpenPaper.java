package nl.telmee.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Fields;

/** A document of a trajectory that everybody may read, from the step on that delivers it. */
public enum OpenPaper {
  REPORT(Step.REPORT, Paper.REPORT),
  /** How the residents' and clients' perspective was obtained and used. */
  PASSAGE(Step.DECISION, Paper.PASSAGE),
  EVALUATION(Step.EVALUATION, Paper.EVALUATION);

  private final Step step;
  private final Paper paper;

  OpenPaper(Step step, Paper paper) {
    this.step = step;
    this.paper = paper;
  }

  /** Which paper it is for who works on it. */
  public Paper paper() {
    return paper;
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

  /** Whether everybody may read a paper now. */
  public static boolean isPublic(Trajectory trajectory, Paper paper) {
    return of(trajectory).stream().anyMatch(open -> open.paper == paper);
  }

  /** Where it is read. */
  public String address(Trajectory trajectory) {
    return trajectory.head().page() + "/papers/" + word();
  }
}
