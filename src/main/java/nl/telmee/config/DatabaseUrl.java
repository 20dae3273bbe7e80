package nl.telmee.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where the database is. Its {@code toString} holds no password. */
public record DatabaseUrl(String host, int port, String database, String user, String password) {
  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads {@code postgresql://user:password@host:port/db}; user and password percent-encoded.
   *
   * @throws InvalidSettings when a part is missing
   */
  public static DatabaseUrl parse(String text) {
    URI uri = uri(text);
    String scheme = uri.getScheme();
    String userInfo = uri.getRawUserInfo();
    String path = uri.getPath();
    if (!("postgresql".equals(scheme) || "postgres".equals(scheme))
        || uri.getHost() == null
        || userInfo == null
        || userInfo.indexOf(':') < 1
        || path == null
        || path.length() < 2) {
      throw malformed();
    }
    int colon = userInfo.indexOf(':');
    return new DatabaseUrl(
        uri.getHost(),
        uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
        path.substring(1),
        decode(userInfo.substring(0, colon)),
        decode(userInfo.substring(colon + 1)));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      throw malformed();
    }
  }

  private static InvalidSettings malformed() {
    return new InvalidSettings(
        "TELMEE_DATABASE_URL must look like postgresql://user:password@host:port/database");
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The address for JDBC, without user and password. */
  public String jdbc() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  @Override
  public String toString() {
    return "postgresql://" + user + ":***@" + host + ":" + port + "/" + database;
  }
}
