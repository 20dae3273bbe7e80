package nl.telmee.contact;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;

/**
 * Reads what was filled in, in a form or in JSON, and finds every mistake: the name of the field
 * and the last part of the message about it.
 */
final class SignUpReader {
  /** What is asked for: as text, by name of the field. */
  record Typed(
      String email,
      String phone,
      String parent,
      String municipality,
      String band,
      List<String> themes,
      boolean consent,
      Language language) {}

  private final Panel panel;
  private final Rules rules;
  private final Set<String> municipalities;
  private final boolean texts;
  private final Map<String, String> wrong = new LinkedHashMap<>();

  /**
   * @param municipalities slugs to choose from
   * @param texts whether a number may be left
   */
  SignUpReader(Panel panel, Rules rules, Set<String> municipalities, boolean texts) {
    this.panel = panel;
    this.rules = rules;
    this.municipalities = municipalities;
    this.texts = texts;
  }

  /** By field, what is wrong; empty when {@link #read} found nothing. */
  Map<String, String> wrong() {
    return wrong;
  }

  /** Empty when something is wrong. */
  Optional<SignUp> read(Typed typed) {
    Optional<AgeBand> band = band(typed);
    Optional<Address> address = address(typed);
    Optional<Address> parent = band.flatMap(age -> parent(typed, age));
    Set<Theme> themes = themes(typed);
    if (!typed.municipality().isEmpty() && !municipalities.contains(typed.municipality())) {
      wrong.put("municipality", "municipality");
    }
    if (!typed.consent()) {
      wrong.put("consent", "consent");
    }
    if (!wrong.isEmpty()) {
      return Optional.empty();
    }
    Profile profile =
        new Profile(typed.municipality(), band.orElseThrow(), themes, typed.language());
    return Optional.of(
        new SignUp(panel, address.orElseThrow(), profile, parent, rules.keptMonths()));
  }

  private Optional<AgeBand> band(Typed typed) {
    Optional<AgeBand> band = AgeBand.of(typed.band());
    if (band.isEmpty()) {
      wrong.put("band", "band");
    } else if (band.get() == AgeBand.UNDER_16 && rules.under16() == Rules.Under16.NOT_AT_ALL) {
      wrong.put("band", "too-young");
    }
    return band;
  }

  private Optional<Address> address(Typed typed) {
    Optional<Address> email = Address.email(typed.email());
    Optional<Address> phone = Address.phone(typed.phone());
    if (!typed.email().isBlank()) {
      if (email.isEmpty()) {
        wrong.put("email", "email");
      }
      return email;
    }
    if (texts && !typed.phone().isBlank()) {
      if (phone.isEmpty()) {
        wrong.put("phone", "phone");
      }
      return phone;
    }
    wrong.put("email", texts ? "address" : "email");
    return Optional.empty();
  }

  private Optional<Address> parent(Typed typed, AgeBand band) {
    if (band != AgeBand.UNDER_16) {
      return Optional.empty();
    }
    Optional<Address> parent = Address.email(typed.parent());
    if (parent.isEmpty() && rules.under16() == Rules.Under16.PARENT) {
      wrong.put("parent", "parent");
    } else if (parent.isPresent() && parent.equals(Address.email(typed.email()))) {
      wrong.put("parent", "parent-same");
    }
    return parent;
  }

  private Set<Theme> themes(Typed typed) {
    Set<Theme> themes = new HashSet<>();
    for (String token : typed.themes()) {
      Theme.of(token).ifPresentOrElse(themes::add, () -> wrong.put("theme", "theme"));
    }
    return themes;
  }
}
