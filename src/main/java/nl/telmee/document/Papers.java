package nl.telmee.document;

import nl.telmee.trajectory.Paper;

/** What the program writes in each paper of a trajectory. */
final class Papers {
  private Papers() {}

  static Document written(Paper paper, Source source) {
    return switch (paper) {
      case PASSAGE -> Passage.of(source);
      case PLAN -> Plan.of(source);
      case REPORT -> ReportPaper.of(source);
      case EVALUATION -> EvaluationPaper.of(source);
    };
  }
}
