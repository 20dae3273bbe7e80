package nl.telmee.trajectory;

import nl.telmee.web.Fields;

/** Why something cannot be done now, whoever asks. The message is {@code trajectory.no.<word>}. */
public enum Hindrance {
  /** It was closed: only improvements and corrections go on. */
  CLOSED,
  /** It is public already. */
  PUBLIC,
  /** It is not public yet. */
  NOT_PUBLIC,
  /** The step that this belongs to is done; it can be taken back with a reason. */
  STEP_DONE,
  STEP_NOT_DONE,
  /** An earlier step is not done. */
  EARLIER_STEP,
  UNKNOWN_STEP,
  /** A step that protects residents cannot be left out. */
  PROTECTIVE,
  /** A reason that says something is needed. */
  REASON,
  /** What was heard is told in a sentence. */
  FINDING_SHORT,
  /** Those who took part are told something. */
  FEEDBACK_SHORT,
  /** An added step needs a note of what was delivered. */
  NOTE,
  /** A step that is done keeps its place in the planning. */
  PLANNING_OF_DONE,
  /** A step that others count on is set aside with a reason, not left out. */
  STEP_LEFT_OUT,
  /** A day that everybody could read is moved, not taken away. */
  DATE_TAKEN_AWAY,
  /** A step is due before one that comes earlier. */
  DATES_ORDER,
  /** The days on which people are heard and hear back are over before it is public. */
  DATES_PAST,
  /** Nobody does an added step. */
  NOBODY_DOES,
  /** The council was told already, not some day. */
  TOLD_AHEAD,
  /** What came of it is known only after it was. */
  ACTIVITY_AHEAD,
  /** There is no such thing in this trajectory. */
  UNKNOWN,
  /** Something rests on it. */
  IN_USE,
  /** It was given and stays as it is. */
  FIXED,
  /** Findings come with the report, and decisions after it. */
  NOT_REPORTED,
  /** The focus group has not judged the report yet. */
  NOT_REVIEWED,
  /** Not every finding that it tells of was decided. */
  UNDECIDED,
  /** The results of this poll are in already, or it is no poll. */
  NO_POLL,
  /** There are as many as there may be. */
  TOO_MANY;

  public String word() {
    return Fields.wordOf(this);
  }
}
