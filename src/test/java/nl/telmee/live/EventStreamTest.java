package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.telmee.TestNode;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of events as a stream, over real connections. */
final class EventStreamTest {
  private static final TestNode NODE = TestNode.start();

  /** An event as it came. */
  private record Came(long cursor, String data) {
    String name() {
      return data.replaceAll(".*\"subject\":\"tests/([^\"]*)\".*", "$1");
    }
  }

  @BeforeAll
  static void makeOrganisations() {
    NODE.organisation("velsen");
    NODE.organisation("heemskerk");
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void aReaderThatChangesNodesAllTheTimeGetsEachEventOnceAndInOrder() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long start = Facts.head(NODE);
    int all = 400;
    try (TestNode other = NODE.another()) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write("n", all, "velsen"));
      List<Came> came = new ArrayList<>();
      long cursor = start;
      while (came.size() < all) {
        TestNode node = random.nextBoolean() ? NODE : other;
        int most = Math.min(1 + random.nextInt(60), all - came.size());
        came.addAll(read(node, "", cursor, most));
        cursor = came.getLast().cursor();
      }
      writing.join();

      assertThat(came).as("seed %s", seed).extracting(Came::name).isEqualTo(names("n", all));
      assertThat(came)
          .extracting(Came::cursor)
          .isEqualTo(Stream.iterate(start + 1, n -> n + 1).limit(all).toList());
    }
  }

  @Test
  void whoIsFarBehindCatchesUpFromTheDatabaseAndThenFollows() throws Exception {
    long start = Facts.head(NODE);
    write("old", 1_300, "velsen");
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write("new", 200, "velsen"));

    List<Came> came = read(NODE, "", start, 1_500);
    writing.join();

    List<String> expected = new ArrayList<>(names("old", 1_300));
    expected.addAll(names("new", 200));
    assertThat(came).extracting(Came::name).isEqualTo(expected);
  }

  @Test
  void aStreamHoldsOnlyWhatWasAskedFor() throws Exception {
    long start = Facts.head(NODE);
    write("other", 150, "heemskerk");
    write("own", 3, "velsen");
    write("other", 150, "heemskerk");
    write("own-too", 2, "velsen");

    assertThat(read(NODE, "?organisation=velsen", start, 5))
        .extracting(Came::name)
        .containsExactly("own-0", "own-1", "own-2", "own-too-0", "own-too-1");
    assertThat(read(NODE, "?organisation=velsen&theme=youth&after=" + start, -1, 5))
        .extracting(Came::name)
        .startsWith("own-0");
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    assertThat(NODE.get("/api/v1/events/stream", "Last-Event-ID", "x").statusCode()).isEqualTo(400);
    assertThat(NODE.get("/api/v1/events/stream?after=x").statusCode()).isEqualTo(400);
    assertThat(NODE.get("/api/v1/events/stream?type=x").statusCode()).isEqualTo(400);
  }

  private static List<String> names(String prefix, int count) {
    return Stream.iterate(0, n -> n + 1).limit(count).map(n -> prefix + "-" + n).toList();
  }

  private static void write(String prefix, int count, String organisation) {
    try (Connection connection = NODE.jdbc()) {
      for (String name : names(prefix, count)) {
        Facts.append(connection, EventType.FEEDBACK_GIVEN, organisation, name, "youth");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads so many events and goes away without a word. */
  private static List<Came> read(TestNode node, String query, long after, int most)
      throws IOException, InterruptedException {
    String[] headers =
        after < 0 ? new String[0] : new String[] {"Last-Event-ID", String.valueOf(after)};
    List<Came> came = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> response =
          client.send(
              node.request("/api/v1/events/stream" + query, headers).GET().build(),
              HttpResponse.BodyHandlers.ofLines());
      Iterator<String> lines = response.body().iterator();
      while (came.size() < most) {
        String line = lines.next();
        if (line.startsWith("id: ")) {
          came.add(new Came(Long.parseLong(line.substring(4)), lines.next()));
        }
      }
      client.shutdownNow();
    }
    return came;
  }
}
