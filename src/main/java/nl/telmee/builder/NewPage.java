package nl.telmee.builder;

import java.util.List;
import nl.telmee.web.StaffFrame;

/**
 * The page where one chooses what to begin with.
 *
 * @param error what was wrong with the choice; empty: nothing
 * @param organisations for which one may make polls
 * @param templates questionnaires that come with the program
 * @param earlier polls that can be taken again
 */
public record NewPage(
    StaffFrame staff,
    String error,
    List<Choice> organisations,
    String start,
    List<Choice> templates,
    List<Choice> earlier) {
  /** Whether one of the ways to begin is the chosen one. */
  public boolean starts(String way) {
    return start.equals(way);
  }
}
