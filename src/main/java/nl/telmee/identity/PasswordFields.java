package nl.telmee.identity;

import nl.telmee.web.Form;
import nl.telmee.web.Words;

/** The field for a new password, in every form that has one. */
final class PasswordFields {
  private final PasswordRules rules = new PasswordRules();

  /** The form with what is wrong with the password; what was typed is never shown again. */
  FormState check(Words words, Form form, String email, FormState state) {
    String password = form.raw("password");
    return rules
        .fault(password, email)
        .map(fault -> state.wrong("password", words.say("password." + word(fault))))
        .orElse(state);
  }

  private static String word(PasswordRules.Fault fault) {
    return nl.telmee.web.Fields.wordOf(fault);
  }
}
