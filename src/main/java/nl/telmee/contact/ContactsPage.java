package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.StaffFrame;

/**
 * The registers of an organisation, for staff.
 *
 * @param here prefix of the addresses of the organisation
 * @param organisations to choose from, when there are more
 * @param notice what one should know first; empty: nothing
 * @param manages whether the caller may decide the rules and take a list out
 */
public record ContactsPage(
    StaffFrame staff,
    String here,
    String organisation,
    List<Link> organisations,
    String notice,
    String done,
    String rules,
    boolean manages,
    List<Register> registers,
    List<Made> invitations) {

  /** Somewhere to go. */
  public record Link(String address, String label, boolean current) {}

  /**
   * A register.
   *
   * @param people how many are in it, in words
   * @param change where it is changed; empty: it cannot be
   */
  public record Register(
      Phrase name,
      String kind,
      String people,
      String page,
      String join,
      String change,
      List<Group> groups) {}

  /** How many there are of a kind, in words. */
  public record Group(String label, List<Link> counts) {}

  /** An invitation that was made. */
  public record Made(String address, String title, String panel, String when, String state) {}
}
