package nl.telmee.contact;

import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Asks to confirm: with a button, or with the code of a text message.
 *
 * @param action of the form
 * @param ticket that comes along with a code; null: the address says it
 * @param terms what is agreed to, when that is asked; empty: nothing
 * @param error what is wrong with the code; empty when nothing is
 */
public record ConfirmPage(
    Frame frame,
    String title,
    String what,
    String action,
    String button,
    @Nullable String ticket,
    String terms,
    String error) {
  /** Null when nothing is wrong, so that no attribute is written. */
  public @Nullable String invalid() {
    return error.isEmpty() ? null : "true";
  }
}
