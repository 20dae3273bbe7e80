package nl.telmee.steer;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a trajectory.
 *
 * @param changes whether the caller adds and removes members
 * @param mails whether a link can be mailed
 * @param link a secret link that was just made; null: none
 * @param trouble why something could not be done; empty: nothing stood in the way
 * @param vacant seats that came along with the trajectory and nobody has yet, a sentence each
 * @param seats those that are given to an account
 * @param account what was typed to add somebody with an account
 * @param invited what was typed to add a member of the focus group
 */
public record MemberPage(
    StaffFrame staff,
    TrajectoryDesk desk,
    String base,
    boolean changes,
    boolean mails,
    @Nullable Link link,
    String trouble,
    List<Row> rows,
    List<String> vacant,
    List<SeatChoice> seats,
    Typed account,
    Typed invited) {
  /**
   * A link for somebody, which is shown once.
   *
   * @param mailed whether it was mailed, in a sentence; empty: nobody asked for that
   */
  public record Link(String name, String address, String mailed) {}

  /**
   * A seat that can be given.
   *
   * @param gives what who has it may do, and for whom it is
   */
  public record SeatChoice(Choice choice, String gives) {}

  /**
   * A member.
   *
   * @param name of somebody; the seat for who does not work on it
   * @param seat empty: it is said by the name
   * @param email empty: none
   * @param link whether the member works by a link
   */
  public record Row(String id, String name, String seat, String email, boolean link) {}
}
