package nl.telmee.retention;

import java.util.List;
import nl.telmee.web.StaffFrame;

/**
 * Asks whether something is really to be destroyed.
 *
 * @param error why it was not; empty when nothing was tried
 */
public record DestroyPage(
    StaffFrame staff,
    String title,
    String back,
    String action,
    String word,
    String error,
    List<Choice> choices) {

  /** Something that can be destroyed. */
  public record Choice(String value, String name, String what, boolean chosen) {}
}
