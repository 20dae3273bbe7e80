package nl.telmee.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a subscription is sent to. It looks like an address on the internet; whether it is one is
 * found out when its name is looked up.
 *
 * @param text as it was given
 * @param host name or literal address, without brackets
 * @param path with query
 */
record Target(String text, String host, int port, boolean encrypted, String path) {
  static final int LONGEST = 2_000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads an address.
   *
   * @param plainAllowed whether it may be without encryption
   * @throws IllegalArgumentException saying what is wrong, after the name of the field
   */
  static Target of(String text, boolean plainAllowed) {
    URI uri = parse(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("https", "http").contains(scheme) || uri.getHost() == null) {
      throw new IllegalArgumentException("must be an address like https://example.nl/hook");
    }
    if (scheme.equals("http") && !plainAllowed) {
      throw new IllegalArgumentException("must begin with https://");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("must be without password and without #");
    }
    boolean encrypted = scheme.equals("https");
    int port = uri.getPort() < 0 ? encrypted ? HTTPS : HTTP : uri.getPort();
    if (port == 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("must have a port from 1 to 65535");
    }
    return new Target(text, host(uri), port, encrypted, path(uri));
  }

  private static URI parse(String text) {
    try {
      if (text.length() <= LONGEST) {
        return new URI(text);
      }
      throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("must be an address like https://example.nl/hook");
    }
  }

  private static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
