package nl.telmee.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.id.Slug;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the API is told of an account.
 *
 * @param email empty where the account is there already
 * @param organisation slug; null: the whole installation
 * @param language of the letter
 */
record AccountBody(String email, Role role, @Nullable String organisation, Language language) {
  private static final int LONGEST = 200;

  /**
   * Reads the body of {@code POST /accounts}.
   *
   * @throws Rejected with all mistakes
   */
  static AccountBody invitation(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String email = fields.text("email", LONGEST);
    if (mistakes.isEmpty() && !Emails.valid(email)) {
      fields.wrong("email", "must be an e-mail address");
    }
    Language language = fields.word("language", Language.class, Language.NL);
    return read(fields, mistakes, email, language);
  }

  /**
   * Reads the body of {@code PUT /accounts/{account}}.
   *
   * @throws Rejected with all mistakes
   */
  static AccountBody change(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    return read(Fields.of(body, mistakes), mistakes, "", Language.NL);
  }

  private static AccountBody read(
      Fields fields, List<Mistake> mistakes, String email, Language language) {
    Role role = fields.word("role", Role.class, null);
    String organisation =
        fields.has("organisation") ? fields.text("organisation", Slug.FORM) : null;
    if (organisation == null && role != Role.ADMINISTRATOR) {
      fields.wrong("organisation", "is required for this role");
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new AccountBody(email, role, organisation, language);
  }
}
