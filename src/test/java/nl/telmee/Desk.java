package nl.telmee;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A browser of staff without a screen: it keeps cookies, sends forms as a page of the site does,
 * and follows no redirect by itself.
 */
public final class Desk implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final String site;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();

  public Desk(TestNode node) {
    site = node.url();
  }

  /** Signs in as the administrator, who needs no second factor. */
  public static Desk ofAdministrator(TestNode node) {
    Desk desk = new Desk(node);
    desk.signIn(TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD);
    return desk;
  }

  public HttpResponse<String> signIn(String email, String password) {
    return post("/staff/sign-in", "email", email, "password", password);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form: names and values by turns. */
  public HttpResponse<String> post(String path, String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&").append(fields[i]).append('=');
      form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        request(path)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  /** Sends a form with one file. */
  public HttpResponse<String> upload(String path, String field, byte[] content) {
    String head =
        "--edge\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"f\"\r\n\r\n"
            .formatted(field);
    byte[] before = head.getBytes(StandardCharsets.UTF_8);
    byte[] after = "\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8);
    return send(
        request(path)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(before),
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    HttpRequest.BodyPublishers.ofByteArray(after))));
  }

  /** Where an answer leads. */
  public static String next(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Location")
        .orElseThrow(
            () -> new AssertionError(response.statusCode() + " leads nowhere: " + response.body()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : site + path))
        .timeout(TIMEOUT)
        .header("Accept-Language", "en");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
