package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.web.Json;

/** Follows a stream over a connection of its own and keeps the events as they came. */
final class Listener implements AutoCloseable {
  /** An event; {@code id} is empty when it has none. */
  record Event(String name, String id, String data) {
    JsonNode json() {
      return Json.readOwn(data);
    }

    int version() {
      return Integer.parseInt(id);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpResponse<Stream<String>> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Thread reading;
  private volatile String end = "";

  private Listener(TestNode node, String poll, String... headers)
      throws IOException, InterruptedException {
    this.response =
        client.send(
            node.request("/api/v1/polls/" + poll + "/results/stream", headers).GET().build(),
            HttpResponse.BodyHandlers.ofLines());
    this.reading = Thread.ofVirtual().start(this::read);
  }

  static Listener open(TestNode node, String poll, String... headers) {
    try {
      return new Listener(node, poll, headers);
    } catch (IOException e) {
      throw new AssertionError("no stream", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (Stream<String> lines = response.body()) {
      StringBuilder event = new StringBuilder();
      lines.forEach(
          line -> {
            if (!line.isEmpty()) {
              event.append(line).append('\n');
            } else {
              keep(event.toString());
              event.setLength(0);
            }
          });
      end = event.isEmpty() ? "ended" : "ended within " + event;
    } catch (RuntimeException e) {
      end = "broke: " + e;
    }
  }

  /** The fields as we write them; each stands on one line. */
  private void keep(String block) {
    if (block.startsWith(":")) {
      return;
    }
    List<String> lines = block.lines().toList();
    assertThat(lines).as("fields of an event").hasSizeBetween(2, 3);
    boolean numbered = lines.size() == 3;
    events.add(
        new Event(
            value(lines.get(0), "event: "),
            numbered ? value(lines.get(1), "id: ") : "",
            value(lines.get(numbered ? 2 : 1), "data: ")));
  }

  private static String value(String line, String name) {
    return line.startsWith(name) ? line.substring(name.length()) : "not " + name + ": " + line;
  }

  HttpResponse<?> response() {
    return response;
  }

  /** All events so far. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** The events with this name so far. */
  List<Event> events(String name) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  List<Integer> versions() {
    return events("results").stream().map(Event::version).toList();
  }

  /** Waits for a version. */
  Event version(int version) {
    return Patience.until(
            () ->
                events("results").stream().filter(event -> event.version() == version).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until so many responses are said to be in. */
  void received(int responses) {
    String data = "{\"received\":" + responses + "}";
    Patience.until(this::events, all -> all.contains(new Event("received", "", data)));
  }

  /** Waits until the other side has ended the stream, in order. */
  void assertEnds() {
    assertThat(Patience.until(() -> end, how -> !how.isEmpty())).isEqualTo("ended");
  }

  @Override
  public void close() {
    client.shutdownNow();
    try {
      reading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
