package nl.telmee.identity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.telmee.id.Slug;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/**
 * The form of an organisation.
 *
 * @param organisation what it says; empty when something is wrong
 */
record OrganisationForm(Optional<Organisation> organisation, FormState state) {
  private static final int LONGEST = 200;

  /** What the form shows of an organisation. */
  static FormState show(Organisation one) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("slug", one.slug());
    values.put("name-nl", one.name().nl());
    values.put("name-en", one.name().en() == null ? "" : one.name().en());
    values.put("kind", Fields.wordOf(one.kind()));
    values.put("parent", one.parent() == null ? "" : one.parent());
    values.put("inhabitants", one.inhabitants() == null ? "" : one.inhabitants().toString());
    values.put("email", one.email() == null ? "" : one.email());
    values.put("colour", one.colour() == null ? "" : one.colour());
    return FormState.of(values);
  }

  /**
   * @param slug of one that is there; empty: the form says it
   */
  static OrganisationForm read(Words words, Form form, String slug) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field :
        new String[] {"name-nl", "name-en", "kind", "parent", "inhabitants", "email", "colour"}) {
      values.put(field, form.text(field, LONGEST));
    }
    values.put("slug", slug.isEmpty() ? form.text("slug", LONGEST) : slug);
    FormState state = check(words, FormState.of(values));
    return state.right()
        ? new OrganisationForm(Optional.of(organisation(state)), state)
        : new OrganisationForm(Optional.empty(), state);
  }

  private static FormState check(Words words, FormState state) {
    FormState checked = state;
    if (state.value("name-nl").isEmpty()) {
      checked = checked.wrong("name-nl", words.say("organisation.name.wrong"));
    }
    if (!Slug.FORM.matcher(state.value("slug")).matches()) {
      checked = checked.wrong("slug", words.say("organisation.slug.wrong"));
    }
    if (kind(state.value("kind")).isEmpty()) {
      checked = checked.wrong("kind", words.say("organisation.kind.wrong"));
    }
    String inhabitants = state.value("inhabitants");
    boolean number = inhabitants.matches("\\d{1,9}");
    if (!inhabitants.isEmpty()
        && !(number && Integer.parseInt(inhabitants) <= Organisation.MOST_INHABITANTS)) {
      checked = checked.wrong("inhabitants", words.say("organisation.inhabitants.wrong"));
    }
    if (!state.value("email").isEmpty() && !Emails.valid(state.value("email"))) {
      checked = checked.wrong("email", words.say("account.email.wrong"));
    }
    if (!state.value("colour").isEmpty()
        && !state.value("colour").toLowerCase(Locale.ROOT).matches("#[0-9a-f]{6}")) {
      checked = checked.wrong("colour", words.say("organisation.colour.wrong"));
    }
    return checked;
  }

  private static Optional<Organisation.Kind> kind(String word) {
    for (Organisation.Kind kind : Organisation.Kind.values()) {
      if (Fields.wordOf(kind).equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static Organisation organisation(FormState state) {
    String english = state.value("name-en");
    String parent = state.value("parent");
    String inhabitants = state.value("inhabitants");
    String email = state.value("email");
    String colour = state.value("colour").toLowerCase(Locale.ROOT);
    return new Organisation(
        state.value("slug"),
        new Translated(state.value("name-nl"), english.isEmpty() ? null : english),
        kind(state.value("kind")).orElseThrow(),
        parent.isEmpty() ? null : parent,
        inhabitants.isEmpty() ? null : Integer.valueOf(inhabitants),
        email.isEmpty() ? null : email,
        colour.isEmpty() ? null : colour,
        null);
  }
}
