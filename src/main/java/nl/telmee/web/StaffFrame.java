package nl.telmee.web;

import java.util.List;

/**
 * What every page of staff has.
 *
 * @param frame what every page has
 * @param email who is signed in
 * @param menu where one can go
 */
public record StaffFrame(Frame frame, String email, List<StaffMenu.Item> menu) {
  /** Says a message. */
  public String say(String key, Object... arguments) {
    return frame.say(key, arguments);
  }

  public Words words() {
    return frame.words();
  }
}
