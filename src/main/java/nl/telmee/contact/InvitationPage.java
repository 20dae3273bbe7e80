package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.StaffFrame;

/**
 * How an invitation goes.
 *
 * @param share how many of a thousand messages have gone, as wide as the bar is
 * @param going whether it still goes on
 */
public record InvitationPage(
    StaffFrame staff,
    String back,
    String here,
    String state,
    String what,
    int share,
    boolean going,
    List<Fact> facts,
    Phrase text) {

  /** A name and what it is. */
  public record Fact(String name, String value) {}
}
