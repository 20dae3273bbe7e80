package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.telmee.config.OpenIdSettings;
import nl.telmee.web.SameLoop;
import org.jspecify.annotations.Nullable;

/**
 * The provider that vouches for staff: OpenID Connect Core, the authorisation code flow with PKCE.
 * Its addresses and keys are read anew every five minutes, and at once when it signs with a key
 * that we do not know. Thread: any.
 */
final class OpenIdProvider {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> SCOPES = List.of("openid", "email", "profile");
  private static final String SIGNED = "(RS|PS|ES)(256|384|512)|EdDSA";

  private record Known(Future<OAuth2Auth> provider, Instant readAt) {}

  private final Vertx vertx;
  private final OpenIdSettings settings;
  private final String callback;
  private final Clock clock;
  private volatile @Nullable Known known;

  /**
   * @param callback where the provider sends people back to, as it was told there
   */
  OpenIdProvider(Vertx vertx, OpenIdSettings settings, String callback, Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.callback = callback;
    this.clock = clock;
  }

  OpenIdSettings settings() {
    return settings;
  }

  private Future<OAuth2Auth> provider() {
    Known now = known;
    if (now == null || now.readAt.plus(FRESH).isBefore(clock.instant()) || now.provider.failed()) {
      now = new Known(discover(), clock.instant());
      known = now;
    }
    return SameLoop.here(now.provider);
  }

  private Future<OAuth2Auth> discover() {
    String issuer = settings.issuer();
    String site = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    OAuth2Options options =
        new OAuth2Options()
            .setSite(site)
            .setClientId(settings.clientId())
            .setClientSecret(settings.clientSecret())
            .setValidateIssuer(true)
            .setHttpClientOptions(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
    return OpenIDConnectAuth.discover(vertx, options)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Where somebody goes to be recognised; fails when the provider cannot be reached. */
  Future<String> address(OpenIdAttempt attempt) {
    OAuth2AuthorizationURL url =
        new OAuth2AuthorizationURL()
            .setState(attempt.state())
            .setScopes(SCOPES)
            .putAdditionalParameter("redirect_uri", callback)
            .putAdditionalParameter("nonce", attempt.nonce())
            .putAdditionalParameter("code_challenge", attempt.challenge())
            .putAdditionalParameter("code_challenge_method", "S256");
    return provider().map(provider -> provider.authorizeURL(url));
  }

  /** The claims for a code that the provider gave; fails when it did not, or not to us. */
  Future<JsonObject> claims(OpenIdAttempt attempt, String code) {
    Oauth2Credentials credentials =
        new Oauth2Credentials()
            .setFlow(OAuth2FlowType.AUTH_CODE)
            .setCode(code)
            .setRedirectUri(callback)
            .setCodeVerifier(attempt.verifier());
    return provider()
        .compose(
            provider ->
                provider
                    .authenticate(credentials)
                    .compose(user -> all(provider, user, claims(attempt, user))))
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Some providers tell who somebody is in the token, others when they are asked (§5.3). */
  private Future<JsonObject> all(OAuth2Auth provider, User user, JsonObject claims) {
    if (claims.containsKey("email") && claims.containsKey(settings.groupsClaim())) {
      return Future.succeededFuture(claims);
    }
    return provider
        .userInfo(user)
        .map(
            info -> {
              boolean same = claims.getString("sub").equals(info.getString("sub"));
              require(same, "the provider tells about somebody else");
              return info.copy().mergeIn(claims);
            });
  }

  /** The library has checked signature, issuer and audience; these are the rest (§3.1.3.7). */
  private JsonObject claims(OpenIdAttempt attempt, User user) {
    JsonObject claims = user.attributes().getJsonObject("idToken");
    if (claims == null) {
      known = null; // It may sign with a new key.
      throw new IllegalArgumentException("the ID token is not signed by the provider for us");
    }
    require(algorithm(user).matches(SIGNED), "the ID token is not signed");
    require(issuer(claims).equals(settings.issuer()), "the ID token is of another issuer");
    require(attempt.nonce().equals(claims.getString("nonce")), "the ID token is of another try");
    long ends = claims.getLong("exp", 0L);
    require(ends > clock.instant().getEpochSecond(), "the ID token has ended");
    require(!claims.getString("sub", "").isEmpty(), "the ID token is about nobody");
    return claims;
  }

  private static String issuer(JsonObject claims) {
    return claims.getString("iss", "");
  }

  private static String algorithm(User user) {
    String token = user.principal().getString("id_token", "");
    try {
      byte[] header = Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]);
      return new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("alg", "");
    } catch (IllegalArgumentException | DecodeException _) {
      return "";
    }
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
