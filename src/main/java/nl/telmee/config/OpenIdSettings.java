package nl.telmee.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The provider that knows the staff of an organisation (OpenID Connect).
 *
 * @param issuer its address, as discovery and tokens say it
 * @param groupsClaim the claim that lists somebody's groups
 * @param roles what a group may do, in order of the setting: the first group that somebody is in
 *     counts
 */
public record OpenIdSettings(
    String issuer,
    String clientId,
    String clientSecret,
    String groupsClaim,
    Map<String, Place> roles) {
  private static final Set<String> ROLES =
      Set.of("administrator", "editor", "viewer", "council-member");

  /**
   * A role at an organisation.
   *
   * @param role the word for it
   * @param organisation slug; absent: the whole installation, for administrators only
   */
  public record Place(String role, Optional<String> organisation) {}

  /**
   * Checks what belongs together.
   *
   * @throws InvalidSettings with one line
   */
  static OpenIdSettings of(
      String issuer, String clientId, String clientSecret, String groupsClaim, String roles) {
    if (!trusted(issuer)) {
      throw new InvalidSettings("TELMEE_OIDC_ISSUER must be an https address");
    }
    return new OpenIdSettings(issuer, clientId, clientSecret, groupsClaim, places(roles));
  }

  /** Over https, or on this very machine. */
  private static boolean trusted(String issuer) {
    try {
      URI uri = new URI(issuer);
      boolean here = Set.of("127.0.0.1", "localhost").contains(String.valueOf(uri.getHost()));
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static Map<String, Place> places(String text) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.lastIndexOf('=');
      if (equals < 1) {
        throw wrong(part);
      }
      String[] place = part.substring(equals + 1).strip().split("@", 2);
      Optional<String> organisation =
          place.length == 2 ? Optional.of(place[1]) : Optional.<String>empty();
      boolean known = ROLES.contains(place[0]);
      if (!known || (organisation.isEmpty() && !place[0].equals("administrator"))) {
        throw wrong(part);
      }
      places.put(part.substring(0, equals).strip(), new Place(place[0], organisation));
    }
    return Collections.unmodifiableMap(places); // A copy would lose the order.
  }

  private static InvalidSettings wrong(String part) {
    return new InvalidSettings(
        "TELMEE_OIDC_ROLES must be like group=editor@organisation,other=administrator, not \""
            + part
            + "\"");
  }

  @Override
  public String toString() {
    return issuer + " as " + clientId;
  }
}
