package nl.telmee.builder;

import java.util.List;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.StaffFrame;

/**
 * The page where a poll is made.
 *
 * @param id of the poll
 * @param revision that the page shows
 * @param saved when it was stored, in words
 * @param focus id of the element to go on with; empty: none
 * @param merged whether the work of somebody else has come in
 * @param done what has just been done; empty: nothing worth saying
 * @param undo revision to go back to, or 0
 * @param checked whether mistakes are shown beside the fields
 * @param cards the questions
 * @param kinds of questions to add
 * @param ready questions to add as they are
 */
public record EditPage(
    StaffFrame staff,
    PollDesk desk,
    String id,
    int revision,
    String saved,
    String focus,
    boolean merged,
    String done,
    int undo,
    boolean checked,
    boolean imported,
    General general,
    Policy policy,
    List<Card> cards,
    List<Choice> kinds,
    List<Choice> ready,
    String room,
    Side side) {
  /** A sentence that leads somewhere. */
  public record Link(String address, String text) {}

  /** What the poll is called, whose it is, when and for whom. */
  public record General(
      Pair title,
      Pair introduction,
      Entry slug,
      String address,
      List<Choice> organisations,
      Entry opens,
      Entry closes,
      List<Choice> access) {}

  /**
   * Who sees what of the results.
   *
   * @param groups how many groups there are, and how many people to fill them
   */
  public record Policy(
      List<Choice> visibility, Entry group, boolean breakdowns, boolean microdata, String groups) {}

  /**
   * What stands beside it.
   *
   * @param minutes how long it takes, in words
   * @param todo what keeps it from opening
   * @param tips what may be better
   * @param phone address of the preview; the module adds the question
   */
  public record Side(
      String minutes,
      String todoHeading,
      List<Link> todo,
      String tipsHeading,
      List<Link> tips,
      String phone) {}
}
