package nl.telmee;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account on a node, who signs in with the administrator's password.
 *
 * @param email the login
 */
public record Staff(TestNode node, String email) {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private static final String LIKE_THE_ADMINISTRATOR =
      """
      insert into account (id, email, password_hash, role, organisation)
      select ?, ?, password_hash, ?, ? from account where email = ?
      """;

  /** The administrator of the installation. */
  public static Staff administrator(TestNode node) {
    return new Staff(node, TestNode.ADMIN_EMAIL);
  }

  /**
   * A new account.
   *
   * @param role as in the database, like {@code council-member}
   * @param organisation an organisation that is there; null: the installation
   */
  public static Staff of(TestNode node, String role, @Nullable String organisation) {
    String email = role + NEXT.incrementAndGet() + "@" + organisation + ".example";
    try (Connection connection = node.jdbc();
        PreparedStatement insert = connection.prepareStatement(LIKE_THE_ADMINISTRATOR)) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, email);
      insert.setString(3, role);
      insert.setString(4, organisation);
      insert.setString(5, TestNode.ADMIN_EMAIL);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new Staff(node, email);
  }

  /** Signs in over the API; yields the whole answer. */
  public HttpResponse<String> signIn() {
    return node.post("/api/v1/sessions", "application/json", credentials());
  }

  /** The body that signs in. */
  public String credentials() {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, TestNode.ADMIN_PASSWORD);
  }

  /** A token of a new session. */
  public String token() {
    HttpResponse<String> response = signIn();
    if (response.statusCode() != 201) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return TestNode.json(response).path("token").asText();
  }

  /** Signs in on the page; yields the cookies as a browser would send them. */
  public String cookies() {
    HttpResponse<String> response =
        node.post(
            "/staff/sign-in",
            "application/x-www-form-urlencoded",
            "email=%s&password=%s".formatted(email, TestNode.ADMIN_PASSWORD.replace(' ', '+')),
            "Sec-Fetch-Site",
            "same-origin");
    if (response.statusCode() != 303) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return cookies(response);
  }

  /** The cookies that an answer sets. */
  public static String cookies(HttpResponse<String> response) {
    List<String> set = response.headers().allValues("Set-Cookie");
    return set.stream().map(one -> one.split(";", 2)[0]).collect(Collectors.joining("; "));
  }
}
