package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import nl.telmee.web.Fields;

/** What a member of a trajectory is in it. */
public enum Seat {
  PROJECT_LEADER(Party.MUNICIPALITY),
  CONTACT_PERSON(Party.COUNCIL),
  COUNCIL_MEMBER(Party.COUNCIL),
  FOCUS_GROUP(Party.FOCUS_GROUP),
  ALDERMANS_OFFICE(Party.BOARD);

  private final Party party;

  Seat(Party party) {
    this.party = party;
  }

  /** In whose name the member acts. */
  public Party party() {
    return party;
  }

  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }

  /**
   * The seat of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Seat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
