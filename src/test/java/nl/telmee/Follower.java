package nl.telmee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of somebody else, as a process of its own: it follows an organisation in every way at
 * once, at any of several nodes, and does not know when one is killed. It begins by saying at which
 * port it takes mail, and goes on at an empty line, when there are nodes. It says so when all ways
 * are open. Asked by a line with two numbers, it waits until each way has brought so many events,
 * and mail so many, and prints a line for each way with what came, in the order in which it came:
 * identities, and titles for mail.
 *
 * <p>Arguments: the organisation, and the addresses of the nodes.
 */
public final class Follower {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Pattern ATOM_ID = Pattern.compile("<id>urn:uuid:([^<]+)</id>");
  private static final Pattern ATOM_NEXT = Pattern.compile("rel=\"next\"[^>]*href=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One round of a way; it fails when its node is gone, and is then tried at the next. */
  private interface Way {
    void read(String node, List<String> ids) throws IOException, InterruptedException;
  }

  private final String organisation;
  private final List<String> nodes;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<String, List<String>> came = new LinkedHashMap<>();
  private String cursor = "0";
  private String lastEventId = "0";

  private Follower(String organisation, List<String> nodes) {
    this.organisation = organisation;
    this.nodes = nodes;
  }

  /** Follows until its input ends. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    Follower follower = new Follower(given.getFirst(), given.subList(1, given.size()));
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Letterbox letterbox = new Letterbox()) {
      say(String.valueOf(letterbox.mailPort()));
      questions.readLine();
      follower.start("cursor", follower::cursor);
      follower.start("stream", follower::stream);
      follower.start("atom", follower::atom);
      follower.start("json", follower::json);
      letterbox.open(follower.nodes.getFirst(), follower.organisation);
      say("all ways are open");
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        String[] wanted = line.split(" ", 2);
        follower.answer(letterbox, Integer.parseInt(wanted[0]), Integer.parseInt(wanted[1]));
      }
    }
    System.exit(0);
  }

  @SuppressWarnings("SystemOut") // The output is the way back to the test.
  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void start(String name, Way way) {
    List<String> ids = new CopyOnWriteArrayList<>();
    came.put(name, ids);
    Thread.ofVirtual().name(name).start(() -> follow(way, ids));
  }

  private void follow(Way way, List<String> ids) {
    for (int turn = 0; !Thread.currentThread().isInterrupted(); ) {
      try {
        way.read(nodes.get(turn % nodes.size()), ids);
      } catch (IOException e) {
        turn++;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void answer(Letterbox letterbox, int wanted, int mailed) {
    while (came.values().stream().anyMatch(ids -> ids.size() < wanted)
        || letterbox.webhooks().size() < wanted
        || letterbox.mails().size() < mailed) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    came.forEach((name, ids) -> say(name + " " + String.join(",", ids)));
    say("webhook " + String.join(",", letterbox.webhooks()));
    say("mail " + String.join(",", letterbox.mails()));
  }

  private String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return response.body();
  }

  private void cursor(String node, List<String> ids) throws IOException, InterruptedException {
    String query = "?limit=10&organisation=" + organisation + "&after=" + cursor;
    JsonNode page = JSON.readTree(get(node + "/api/v1/events" + query));
    page.get("events").forEach(event -> ids.add(event.get("id").asText()));
    cursor = page.get("next").asText();
  }

  /** As a browser does: it comes back with the last id that it has dealt with. */
  private void stream(String node, List<String> ids) throws IOException, InterruptedException {
    URI address = URI.create(node + "/api/v1/events/stream?organisation=" + organisation);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Last-Event-ID", lastEventId).build();
    HttpResponse<Stream<String>> response =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> body = response.body()) {
      Iterator<String> lines = body.iterator();
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.startsWith("id: ")) {
          String data = lines.next().substring("data: ".length());
          ids.add(JSON.readTree(data).get("id").asText());
          lastEventId = line.substring("id: ".length());
        }
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    throw new IOException("the stream ended");
  }

  private void atom(String node, List<String> ids) throws IOException, InterruptedException {
    List<String> news = new ArrayList<>();
    String next = "/feeds/" + organisation + "/atom";
    while (!next.isEmpty()) {
      String page = get(node + next);
      List<String> all = ATOM_ID.matcher(page).results().map(id -> id.group(1)).toList();
      Matcher older = ATOM_NEXT.matcher(page);
      next = take(all, ids, news) && older.find() ? path(older.group(1)) : "";
    }
    ids.addAll(news.reversed());
  }

  private void json(String node, List<String> ids) throws IOException, InterruptedException {
    List<String> news = new ArrayList<>();
    String next = "/feeds/" + organisation + "/json";
    while (!next.isEmpty()) {
      JsonNode page = JSON.readTree(get(node + next));
      List<String> all = new ArrayList<>();
      page.get("items").forEach(item -> all.add(item.get("id").asText()));
      next =
          take(all, ids, news) && page.has("next_url") ? path(page.get("next_url").asText()) : "";
    }
    ids.addAll(news.reversed());
  }

  /** Newest first, up to what is known already; yields whether older pages may hold more. */
  private static boolean take(List<String> page, List<String> known, List<String> news) {
    for (String id : page) {
      if (known.contains(id)) {
        return false;
      }
      news.add(id);
    }
    return true;
  }

  private static String path(String address) {
    URI uri = URI.create(address.replace("&amp;", "&"));
    return uri.getPath() + "?" + uri.getQuery();
  }
}
