package nl.telmee.document;

import nl.telmee.trajectory.Stage;

/** What steps are called. */
final class Steps {
  private Steps() {}

  static String name(Source source, Stage stage) {
    String own = stage.title();
    return stage
        .step()
        .map(step -> source.say("trajectory.step." + step.word()))
        .orElse(own == null ? "" : own);
  }
}
