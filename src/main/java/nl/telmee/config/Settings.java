package nl.telmee.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All settings, read once from the environment. An unknown {@code TELMEE_…} name stops the start: a
 * misspelt setting must not be ignored.
 *
 * @param host address to listen on
 * @param port port for pages and API; 0 takes any free one
 * @param managementPort port for health and metrics; 0 takes any free one
 * @param publicUrl address of the server as the public sees it, without trailing slash; absent: the
 *     address it listens on
 * @param database where the database is; absent: embedded, in {@code dataDir}
 * @param dataDir embedded database and keys
 * @param demo whether to load demo content once; absent: when the embedded database is new
 * @param adminEmail login of the first administrator
 * @param adminPassword password of the first administrator; absent: random, printed once
 * @param mail the server that takes our mail; absent: administrators hand links over themselves
 * @param secondFactor whether passwords alone suffice; absent: they do with demo content
 * @param openId the provider staff may sign in with; absent: passwords only
 * @param bounces where followers' mail comes back to; absent: to its sender, uncounted
 * @param auditDays how long the audit log is kept, at least half a year
 * @param contactKeys keys that contacts are sealed with, 32 bytes each: the first seals, the others
 *     only open; empty: a file in {@code dataDir}, with the embedded database only
 * @param sms the gateway that takes our text messages; absent: no phone numbers are asked
 * @param scan the virus scanner; absent: files are not looked at
 * @param embedOrigins websites that may show a poll in a frame, like {@code https://www.velsen.nl}
 * @param trustedProxies who is believed about the addresses they speak for
 * @param webhooks how events are sent to programs of others
 */
public record Settings(
    String host,
    int port,
    int managementPort,
    Optional<String> publicUrl,
    Optional<DatabaseUrl> database,
    Path dataDir,
    Optional<Boolean> demo,
    String adminEmail,
    Optional<String> adminPassword,
    Optional<MailSettings> mail,
    Optional<SecondFactor> secondFactor,
    Optional<OpenIdSettings> openId,
    Optional<BounceSettings> bounces,
    int auditDays,
    List<String> contactKeys,
    Optional<SmsSettings> sms,
    Optional<ScanSettings> scan,
    List<String> embedOrigins,
    TrustedProxies trustedProxies,
    WebhookSettings webhooks) {
  private static final String PREFIX = "TELMEE_";
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[a-zA-Z0-9.-]+(:\\d{1,5})?");
  private static final int SHORTEST_PASSWORD = 12;
  private static final int SHORTEST_TOKEN = 20;
  private static final int HALF_A_YEAR = 183;
  private static final String EMAIL = "[^@\\s]+@[^@\\s]+";
  private static final Set<String> KNOWN =
      Set.of(
          "TELMEE_HOST",
          "TELMEE_PORT",
          "TELMEE_MANAGEMENT_PORT",
          "TELMEE_PUBLIC_URL",
          "TELMEE_DATABASE_URL",
          "TELMEE_DATA_DIR",
          "TELMEE_DEMO",
          "TELMEE_ADMIN_EMAIL",
          "TELMEE_ADMIN_PASSWORD",
          "TELMEE_SMTP_URL",
          "TELMEE_MAIL_FROM",
          "TELMEE_BOUNCE_ADDRESS",
          "TELMEE_BOUNCE_TOKEN",
          "TELMEE_SECOND_FACTOR",
          "TELMEE_OIDC_ISSUER",
          "TELMEE_OIDC_CLIENT_ID",
          "TELMEE_OIDC_CLIENT_SECRET",
          "TELMEE_OIDC_GROUPS_CLAIM",
          "TELMEE_OIDC_ROLES",
          "TELMEE_AUDIT_DAYS",
          "TELMEE_CONTACT_KEYS",
          "TELMEE_SMS_URL",
          "TELMEE_SMS_TOKEN",
          "TELMEE_SMS_FROM",
          "TELMEE_CLAMAV",
          "TELMEE_EMBED_ORIGINS",
          "TELMEE_TRUSTED_PROXIES",
          "TELMEE_WEBHOOK_RETRIES",
          "TELMEE_WEBHOOK_PRIVATE",
          "TELMEE_WEBHOOK_PAUSE_DAYS");

  /**
   * The settings in an environment.
   *
   * @throws InvalidSettings with one line that names the wrong setting
   */
  public static Settings from(Map<String, String> environment) {
    refuseUnknown(environment);
    return new Settings(
        text(environment, "TELMEE_HOST").orElse("127.0.0.1"),
        port(environment, "TELMEE_PORT", 8080),
        port(environment, "TELMEE_MANAGEMENT_PORT", 8081),
        text(environment, "TELMEE_PUBLIC_URL").map(Settings::publicUrl),
        text(environment, "TELMEE_DATABASE_URL").map(DatabaseUrl::parse),
        Path.of(text(environment, "TELMEE_DATA_DIR").orElse("data")),
        text(environment, "TELMEE_DEMO").map(Settings::yesOrNo),
        email(text(environment, "TELMEE_ADMIN_EMAIL").orElse("admin@telmee.example")),
        text(environment, "TELMEE_ADMIN_PASSWORD").map(Settings::password),
        mail(environment),
        text(environment, "TELMEE_SECOND_FACTOR").map(Settings::secondFactor),
        openId(environment),
        bounces(environment),
        auditDays(text(environment, "TELMEE_AUDIT_DAYS").orElse("400")),
        text(environment, "TELMEE_CONTACT_KEYS").map(Settings::contactKeys).orElse(List.of()),
        sms(environment),
        text(environment, "TELMEE_CLAMAV").map(ScanSettings::parse),
        text(environment, "TELMEE_EMBED_ORIGINS").map(Settings::origins).orElse(List.of()),
        text(environment, "TELMEE_TRUSTED_PROXIES")
            .map(TrustedProxies::parse)
            .orElse(TrustedProxies.NONE),
        WebhookSettings.parse(
            text(environment, "TELMEE_WEBHOOK_RETRIES"),
            text(environment, "TELMEE_WEBHOOK_PRIVATE"),
            text(environment, "TELMEE_WEBHOOK_PAUSE_DAYS")));
  }

  private static Optional<MailSettings> mail(Map<String, String> environment) {
    String from = text(environment, "TELMEE_MAIL_FROM").orElse("");
    Optional<String> url = text(environment, "TELMEE_SMTP_URL");
    if (url.isPresent() && !from.matches(EMAIL)) {
      throw new InvalidSettings("TELMEE_SMTP_URL needs an e-mail address in TELMEE_MAIL_FROM");
    }
    return url.map(address -> MailSettings.parse(address, from));
  }

  private static Optional<BounceSettings> bounces(Map<String, String> environment) {
    String token = text(environment, "TELMEE_BOUNCE_TOKEN").orElse("");
    Optional<String> address = text(environment, "TELMEE_BOUNCE_ADDRESS");
    boolean right = address.isEmpty() || address.get().matches(EMAIL);
    if (!right || (address.isPresent() && token.length() < SHORTEST_TOKEN)) {
      throw new InvalidSettings(
          "TELMEE_BOUNCE_ADDRESS must be an e-mail address, and needs TELMEE_BOUNCE_TOKEN of at"
              + " least "
              + SHORTEST_TOKEN
              + " characters");
    }
    return address.map(to -> new BounceSettings(to, token));
  }

  private static Optional<SmsSettings> sms(Map<String, String> environment) {
    return text(environment, "TELMEE_SMS_URL")
        .map(
            url ->
                SmsSettings.of(
                    url,
                    text(environment, "TELMEE_SMS_TOKEN").orElse(""),
                    text(environment, "TELMEE_SMS_FROM").orElse("")));
  }

  private static List<String> contactKeys(String value) {
    List<String> keys = List.of(value.split("[,\\s]+"));
    for (String key : keys) {
      if (!key.matches("[0-9a-fA-F]{64}")) {
        throw new InvalidSettings(
            "TELMEE_CONTACT_KEYS must hold keys of 64 hexadecimal digits (openssl rand -hex 32),"
                + " with commas between");
      }
    }
    return keys;
  }

  private static SecondFactor secondFactor(String value) {
    return switch (value) {
      case "required" -> SecondFactor.REQUIRED;
      case "advised" -> SecondFactor.ADVISED;
      default -> throw new InvalidSettings("TELMEE_SECOND_FACTOR must be required or advised");
    };
  }

  private static Optional<OpenIdSettings> openId(Map<String, String> environment) {
    return text(environment, "TELMEE_OIDC_ISSUER")
        .map(
            issuer ->
                OpenIdSettings.of(
                    issuer,
                    needed(environment, "TELMEE_OIDC_CLIENT_ID"),
                    needed(environment, "TELMEE_OIDC_CLIENT_SECRET"),
                    text(environment, "TELMEE_OIDC_GROUPS_CLAIM").orElse("groups"),
                    needed(environment, "TELMEE_OIDC_ROLES")));
  }

  private static String needed(Map<String, String> environment, String name) {
    return text(environment, name)
        .orElseThrow(() -> new InvalidSettings("TELMEE_OIDC_ISSUER needs " + name));
  }

  private static int auditDays(String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < HALF_A_YEAR) {
      throw new InvalidSettings("TELMEE_AUDIT_DAYS must be " + HALF_A_YEAR + " days or more");
    }
    return Integer.parseInt(value);
  }

  private static void refuseUnknown(Map<String, String> environment) {
    Set<String> unknown = new TreeSet<>();
    for (String name : environment.keySet()) {
      if (name.startsWith(PREFIX) && !KNOWN.contains(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidSettings("unknown setting " + String.join(", ", unknown));
    }
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    @Nullable String value = environment.get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    Optional<String> text = text(environment, name);
    if (text.isEmpty()) {
      return otherwise;
    }
    String value = text.get();
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
      throw new InvalidSettings(name + " must be a port from 0 to 65535, not \"" + value + "\"");
    }
    return Integer.parseInt(value);
  }

  private static String publicUrl(String value) {
    try {
      URI uri = URI.create(value);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
      }
    } catch (IllegalArgumentException _) {
      // Said below: the value is no address.
    }
    throw new InvalidSettings("TELMEE_PUBLIC_URL must be an http or https address");
  }

  /** Origins as a Content Security Policy takes them, with commas or blanks between. */
  private static List<String> origins(String value) {
    List<String> origins = List.of(value.split("[,\\s]+"));
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new InvalidSettings(
            "TELMEE_EMBED_ORIGINS must hold origins like https://www.example.nl, not \""
                + origin
                + "\"");
      }
    }
    return origins;
  }

  private static boolean yesOrNo(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSettings("TELMEE_DEMO must be true or false");
    };
  }

  private static String email(String value) {
    if (!value.matches(EMAIL)) {
      throw new InvalidSettings("TELMEE_ADMIN_EMAIL must be an e-mail address");
    }
    return value;
  }

  private static String password(String value) {
    if (value.length() < SHORTEST_PASSWORD) {
      throw new InvalidSettings(
          "TELMEE_ADMIN_PASSWORD must have at least " + SHORTEST_PASSWORD + " characters");
    }
    return value;
  }

  @Override
  public String toString() {
    return ("host=%s port=%d managementPort=%d publicUrl=%s database=%s dataDir=%s demo=%s mail=%s"
            + " secondFactor=%s openId=%s auditDays=%d contactKeys=%d sms=%s scan=%s"
            + " webhooks=%s")
        .formatted(
            host,
            port,
            managementPort,
            publicUrl.orElse("(address)"),
            database.map(DatabaseUrl::toString).orElse("(embedded)"),
            dataDir,
            demo.map(String::valueOf).orElse("(when new)"),
            mail.map(MailSettings::toString).orElse("(none)"),
            secondFactor.map(String::valueOf).orElse("(by demo)"),
            openId.map(OpenIdSettings::toString).orElse("(none)"),
            auditDays,
            contactKeys.size(),
            sms.map(SmsSettings::toString).orElse("(none)"),
            scan.map(ScanSettings::toString).orElse("(none)"),
            webhooks);
  }
}
