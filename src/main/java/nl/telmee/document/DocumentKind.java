package nl.telmee.document;

import java.util.Arrays;
import java.util.Optional;
import nl.telmee.web.Fields;

/** The documents that are made of a trajectory. */
public enum DocumentKind {
  /** How the residents' and clients' perspective was obtained and used, for a proposal. */
  PASSAGE,
  /** The implementation plan. */
  PLAN,
  REPORT,
  EVALUATION;

  /** The word in addresses and messages. */
  public String word() {
    return Fields.wordOf(this);
  }

  /** The document of a trajectory. */
  Document of(Source source) {
    return switch (this) {
      case PASSAGE -> Passage.of(source);
      case PLAN -> Plan.of(source);
      case REPORT -> ReportPaper.of(source);
      case EVALUATION -> EvaluationPaper.of(source);
    };
  }

  static Optional<DocumentKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
