package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import nl.telmee.web.Fields;

/** Acts that a trajectory may fall under. */
public enum Law {
  YOUTH_ACT(true),
  SOCIAL_SUPPORT_ACT(true),
  PARTICIPATION_ACT(true),
  ENVIRONMENT_AND_PLANNING_ACT(false),
  MUNICIPALITIES_ACT(false);

  private final boolean social;

  Law(boolean social) {
    this.social = social;
  }

  /** Whether clients have a seat by law: it is of the social domain. */
  public boolean social() {
    return social;
  }

  @JsonValue
  public String word() {
    return Fields.wordOf(this);
  }
}
