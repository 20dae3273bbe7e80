package nl.telmee;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.webhook.Receiver;

/**
 * What is sent to the {@link Follower} instead of being fetched by it: webhooks of all events, and
 * mail at once about one theme. What comes twice counts once, by its {@code webhook-id} or its
 * {@code Message-ID}, as a receiver is told to do.
 */
final class Letterbox implements AutoCloseable {
  static final String THEME = "youth";
  private static final String ADDRESS = "somebody@x.example";
  private static final Pattern TITLE = Pattern.compile("(?m)^\\* .*(nr-\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Mailbox mailbox = new Mailbox();
  private final Receiver receiver = new Receiver();
  private final HttpClient client = HttpClient.newHttpClient();
  private String secret = "";

  int mailPort() {
    return mailbox.port();
  }

  /** Asks for both, as a program and as a person do. */
  void open(String node, String organisation) throws IOException, InterruptedException {
    String signIn =
        "{\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD);
    String session = post(node + "/api/v1/sessions", "application/json", signIn, "");
    String wanted =
        "{\"organisation\":\"%s\",\"url\":\"%s\"}".formatted(organisation, receiver.url("/hook"));
    String made =
        post(
            node + "/api/v1/subscriptions",
            "application/json",
            wanted,
            JSON.readTree(session).path("token").asText());
    secret = JSON.readTree(made).path("secret").asText();
    String form = "application/x-www-form-urlencoded";
    String choices =
        "address=" + ADDRESS + "&frequency=at-once&theme=" + THEME + "&language=nl&adult=1";
    post(node + "/o/" + organisation + "/follow/mail", form, choices, "");
    Mailbox.Mail question = mailbox.await(ADDRESS, 1).getFirst();
    post(node + question.link("/follow/confirm/[\\w-]{43}"), form, "", "");
    mailbox.empty();
  }

  private String post(String address, String type, String body, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IOException(address + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** Identities of the events that came by webhook with a signature that the library accepts. */
  List<String> webhooks() {
    Set<String> ids = new LinkedHashSet<>();
    receiver.at("/hook").stream()
        .filter(got -> got.signedWith(secret))
        .forEach(got -> ids.add(got.id()));
    return List.copyOf(ids);
  }

  /** Titles of the events that came by mail; a mail has the newest on top. */
  List<String> mails() {
    Set<String> known = new LinkedHashSet<>();
    List<String> titles = new ArrayList<>();
    for (Mailbox.Mail mail : mailbox.to(ADDRESS)) {
      if (known.add(mail.header("Message-ID"))) {
        List<String> page = new ArrayList<>();
        Matcher found = TITLE.matcher(mail.plain());
        while (found.find()) {
          page.add(found.group(1));
        }
        titles.addAll(page.reversed());
      }
    }
    return titles;
  }

  @Override
  public void close() {
    receiver.close();
    mailbox.close();
  }
}
