package nl.telmee.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;

/** A person as JSON, within what is sealed. */
final class PersonJson {
  private PersonJson() {}

  static Map<String, Object> write(Person person) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("organisation", person.organisation());
    json.put("panel", person.panel());
    json.put("kind", person.address().kind().name());
    json.put("address", person.address().value());
    json.put("municipality", person.profile().municipality());
    json.put("band", person.profile().band().token());
    json.put("themes", person.profile().themes().stream().map(Theme::token).toList());
    json.put("language", person.profile().language().code());
    json.put("consent", person.consent().version());
    json.put("since", person.consent().since().toString());
    json.put("months", person.consent().months());
    json.put("asked", person.consent().asked());
    person.consent().parent().ifPresent(parent -> json.put("parent", parent.value()));
    json.put("token", person.token());
    return json;
  }

  static Person read(JsonNode json) {
    return new Person(
        json.path("organisation").asText(),
        json.path("panel").asText(),
        new Address(
            Address.Kind.valueOf(json.path("kind").asText()), json.path("address").asText()),
        profile(json),
        consent(json),
        json.path("token").asText());
  }

  private static Profile profile(JsonNode json) {
    return new Profile(
        json.path("municipality").asText(),
        AgeBand.of(json.path("band").asText()).orElseThrow(),
        themes(json.path("themes")),
        Objects.requireNonNull(Language.of(json.path("language").asText())));
  }

  private static Consent consent(JsonNode json) {
    return new Consent(
        json.path("consent").asInt(),
        YearMonth.parse(json.path("since").asText()),
        json.path("months").asInt(Rules.LONGEST_MONTHS),
        json.path("asked").asBoolean(),
        Optional.ofNullable(json.get("parent"))
            .map(parent -> new Address(Address.Kind.EMAIL, parent.asText())));
  }

  /** A theme that there is no longer is dropped. */
  private static Set<Theme> themes(JsonNode tokens) {
    Set<Theme> themes = new HashSet<>();
    tokens.forEach(token -> Theme.of(token.asText()).ifPresent(themes::add));
    return themes;
  }
}
