package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import nl.telmee.web.Fields;

/** Who acts in a trajectory: a role, never a name. */
public enum Party {
  /** The project leader and colleagues of who owns the trajectory; of a table, its council. */
  MUNICIPALITY,
  /** The participation council. */
  COUNCIL,
  /** Residents, a council member and a civil servant around this one question. */
  FOCUS_GROUP,
  /** Who decides: the municipality's board, through the alderman's office. */
  BOARD,
  /** Telmee itself, when a poll closes. */
  PROGRAM;

  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }

  /**
   * The party of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Party of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
