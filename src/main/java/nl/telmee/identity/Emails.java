package nl.telmee.identity;

import java.util.regex.Pattern;

/** What can be an e-mail address; whether it is one, only a mail can tell. */
public final class Emails {
  private static final Pattern FORM =
      Pattern.compile("[^@\\s\"<>,;:]+@[^@\\s\"<>,;:.]+(\\.[^@\\s\"<>,;:.]+)+");
  private static final int LONGEST = 200;

  private Emails() {}

  /** Whether a text can be an address. */
  public static boolean valid(String text) {
    return text.length() <= LONGEST
        && FORM.matcher(text).matches()
        && text.chars().noneMatch(c -> c < ' ');
  }
}
