package nl.telmee.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.config.OpenIdSettings;

/**
 * Somebody the provider vouches for.
 *
 * @param subject its name for the person, which never changes
 * @param email address; empty: it tells none
 * @param place what the person may do; empty: nothing
 */
record OpenIdPerson(
    String issuer, String subject, String email, Optional<OpenIdSettings.Place> place) {
  static OpenIdPerson of(OpenIdSettings settings, JsonObject claims) {
    return new OpenIdPerson(
        settings.issuer(),
        claims.getString("sub"),
        email(claims),
        place(settings, groups(claims.getValue(settings.groupsClaim()))));
  }

  private static String email(JsonObject claims) {
    for (String name : List.of("email", "preferred_username", "upn")) {
      if (claims.getValue(name) instanceof String text && Emails.valid(text)) {
        return text;
      }
    }
    return "";
  }

  private static List<?> groups(Object claim) {
    return switch (claim) {
      case JsonArray array -> array.getList();
      case String one -> List.of(one);
      case null, default -> List.of();
    };
  }

  /** The first line of the setting whose group somebody is in. */
  private static Optional<OpenIdSettings.Place> place(OpenIdSettings settings, List<?> groups) {
    for (Map.Entry<String, OpenIdSettings.Place> role : settings.roles().entrySet()) {
      if (groups.contains(role.getKey())) {
        return Optional.of(role.getValue());
      }
    }
    return Optional.empty();
  }
}
