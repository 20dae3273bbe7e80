package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;

/** A phone that has not read for a while gets the newest version, not all that it missed. */
final class SlowReaderTest {
  private static final int GROUPS = 10;
  private static final int K = 5;
  private static final int NEW_VERSIONS = 16;

  /** Linux keeps up to 4 MB for a connection by default: that many versions may be on their way. */
  private static final int MOST_ON_THEIR_WAY = 10;

  private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");

  /** Results of some 700 kB: 28 questions with 50 options each, in ten groups. */
  private static String poll() {
    String background =
        """
        {"id":"place","type":"single-choice","background":true,"required":true,
         "text":{"nl":"Waar?"},"options":[%s]}\
        """
            .formatted(join(GROUPS, o -> "{\"id\":\"p%d\",\"text\":{\"nl\":\"P\"}}".formatted(o)));
    String options = join(50, o -> "{\"id\":\"option-%d\",\"text\":{\"nl\":\"O\"}}".formatted(o));
    String others =
        join(
            28,
            q ->
                "{\"id\":\"q%d\",\"type\":\"single-choice\",\"text\":{\"nl\":\"Q\"},\"options\":[%s]}"
                    .formatted(q, options));
    return """
    {"organisation":"velsen","slug":"large","title":{"nl":"Groot"},
     "resultsPolicy":{"visibility":"live","minimumGroup":%d,"breakdowns":true},
     "questions":[%s,%s]}\
    """
        .formatted(K, background, others);
  }

  private static String join(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
  }

  private static void groupOfK(TestNode node, String poll, int group) {
    for (int i = 0; i < K; i++) {
      String key = UUID.randomUUID().toString();
      String answers = "{\"place\":\"p%d\",\"q0\":\"option-1\"}".formatted(group);
      assertThat(node.respond(poll, key, answers).statusCode()).isEqualTo(201);
    }
  }

  private static HttpResponse<String> results(TestNode node, String poll, String known) {
    return node.get("/api/v1/polls/" + poll + "/results", "If-None-Match", known);
  }

  private static HttpResponse<String> next(TestNode node, String poll, HttpResponse<String> known) {
    String tag = known.headers().firstValue("ETag").orElse("none");
    return Patience.until(() -> results(node, poll, tag), response -> response.statusCode() == 200);
  }

  /** A connection that has asked for the stream, with little room for what it does not read. */
  private static Socket ask(TestNode node, String poll) throws IOException {
    URI uri = URI.create(node.url());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    String request =
        "GET /api/v1/polls/%s/results/stream HTTP/1.1\r\nHost: %s\r\n\r\n"
            .formatted(poll, uri.getAuthority());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The versions that come until one has come, with the whole text. */
  private static String readUntil(InputStream in, int version) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] bytes = new byte[64 * 1024];
    int begin = -1;
    while (begin < 0 || text.indexOf("\n\n", begin) < 0) {
      int read = in.read(bytes);
      assertThat(read).as("the stream goes on").isPositive();
      int before = Math.max(0, text.length() - 20);
      text.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
      int found = text.indexOf("id: " + version + "\n", before);
      begin = begin < 0 ? found : begin;
    }
    return text.toString();
  }

  @Test
  void aReaderThatDidNotReadGetsTheNewestVersionAndNotAllBetween() throws IOException {
    try (TestNode node = TestNode.start()) {
      node.organisation("velsen");
      String poll = node.openPoll(poll());
      for (int group = 0; group < GROUPS; group++) {
        groupOfK(node, poll, group);
      }
      HttpResponse<String> newest =
          Patience.until(
              () -> results(node, poll, "none"),
              response -> response.body().contains("\"released\":" + GROUPS * K + "}"));
      int first = version(newest);
      try (Socket slow = ask(node, poll)) {
        for (int i = 0; i < NEW_VERSIONS; i++) {
          groupOfK(node, poll, i % GROUPS);
          newest = next(node, poll, newest);
        }
        int last = version(newest);
        assertThat(last).isEqualTo(first + NEW_VERSIONS);
        assertThat(newest.body()).hasSizeGreaterThan(500_000);

        String text = readUntil(slow.getInputStream(), last);

        List<Integer> versions = new ArrayList<>();
        for (Matcher id = ID.matcher(text); id.find(); ) {
          versions.add(Integer.parseInt(id.group(1)));
        }
        assertThat(versions).isSorted().doesNotHaveDuplicates().endsWith(last);
        assertThat(versions).hasSizeBetween(2, MOST_ON_THEIR_WAY);
        assertThat(text).contains("data: " + newest.body() + "\n\n");
      }
    }
  }

  private static int version(HttpResponse<String> results) {
    return TestNode.json(results).path("version").asInt();
  }
}
