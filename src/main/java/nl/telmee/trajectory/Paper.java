package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import nl.telmee.web.Fields;

/** The papers that the program writes from a trajectory, and in which people may word parts. */
public enum Paper {
  /** How the residents' and clients' perspective was obtained and used, for a proposal. */
  PASSAGE,
  /** The implementation plan. */
  PLAN,
  REPORT,
  EVALUATION;

  /** The word in JSON, addresses and messages. */
  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }

  public static Optional<Paper> of(String word) {
    return Arrays.stream(values()).filter(paper -> paper.word().equals(word)).findFirst();
  }
}
