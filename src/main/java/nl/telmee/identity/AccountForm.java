package nl.telmee.identity;

import java.util.Map;
import java.util.Optional;
import nl.telmee.web.Form;
import nl.telmee.web.Role;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The form that invites somebody.
 *
 * @param organisation slug; null: the whole installation
 * @param state what was typed, and what is wrong with it
 */
record AccountForm(String email, Role role, @Nullable String organisation, FormState state) {
  private static final int LONGEST = 200;

  static AccountForm read(Words words, Form form) {
    String email = form.text("email", LONGEST);
    Optional<Role> role = role(form);
    Optional<String> organisation = form.given("organisation");
    FormState state =
        FormState.of(
            Map.of(
                "email", email,
                "role", form.raw("role"),
                "organisation", form.raw("organisation"),
                "language", form.raw("language")));
    if (!Emails.valid(email)) {
      state = state.wrong("email", words.say("account.email.wrong"));
    }
    if (role.isEmpty()) {
      state = state.wrong("role", words.say("accounts.role.choose"));
    } else if (organisation.isEmpty() && role.get() != Role.ADMINISTRATOR) {
      state = state.wrong("organisation", words.say("accounts.organisation.choose"));
    }
    return new AccountForm(email, role.orElse(Role.VIEWER), organisation.orElse(null), state);
  }

  static Optional<Role> role(Form form) {
    try {
      return form.given("role").map(Role::of);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
