package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How frames get to a reader, over real connections to hubs without a clock. */
final class LineTest {
  private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");
  private static final Vertx VERTX = Vertx.vertx();
  private static final String LARGE = "{\"more\":\"" + "x".repeat(50_000) + "\"}";
  private static final int MANY = 2_000;

  private static int port;
  private static HubLoad hubs;

  @BeforeAll
  static void listen() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    hubs = HubLoad.open(VERTX, port, 1).await();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Socket ask(String version) throws IOException {
    return ask(port, version);
  }

  private static Socket ask(int port, String version) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request = "GET / HTTP/%s\r\nHost: localhost\r\n\r\n".formatted(version);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] bytes = new byte[64 * 1024];
    int searched = 0;
    while (text.indexOf(end, searched) < 0) {
      searched = Math.max(0, text.length() - end.length());
      int read = in.read(bytes);
      assertThat(read).as("the stream goes on").isPositive();
      text.append(new String(bytes, 0, read, StandardCharsets.US_ASCII));
    }
    return text.toString();
  }

  private static String chunk(String event) {
    return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
  }

  private static List<Integer> versions(String text) {
    return ID.matcher(text).results().map(id -> Integer.valueOf(id.group(1))).toList();
  }

  @Test
  void anEventIsAChunkOfItsOwn() throws IOException {
    try (Socket socket = ask("1.1")) {
      String head = readUntil(socket.getInputStream(), "data: {}\n\n\r\n");
      hubs.publish(900_001, "{\"a\":1}");
      hubs.publish(900_002, "{\"a\":2}");
      String events = readUntil(socket.getInputStream(), "data: {\"a\":2}\n\n\r\n");

      assertThat(head)
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("transfer-encoding: chunked\r\n")
          .endsWith(chunk("event: results\nid: 0\ndata: {}\n\n"));
      assertThat(events)
          .isEqualTo(
              chunk("event: results\nid: 900001\ndata: {\"a\":1}\n\n")
                  + chunk("event: results\nid: 900002\ndata: {\"a\":2}\n\n"));
    }
  }

  @Test
  void whoDoesNotKnowChunksGetsTheEventsAlone() throws IOException {
    try (Socket socket = ask("1.0")) {
      readUntil(socket.getInputStream(), "data: {}\n\n");
      hubs.publish(900_003, "{}");

      assertThat(readUntil(socket.getInputStream(), "\n\n"))
          .isEqualTo("event: results\nid: 900003\ndata: {}\n\n");
    }
  }

  @Test
  void whoDoesNotReadForAWhileEndsAtTheNewestVersion() throws IOException {
    for (String version : List.of("1.1", "1.0")) {
      try (Socket socket = ask(version)) {
        readUntil(socket.getInputStream(), "data: {}\n\n");
        for (int i = 1; i <= MANY; i++) {
          hubs.publish(i, LARGE);
        }
        String text = readUntil(socket.getInputStream(), "id: " + MANY + "\ndata: " + LARGE);

        assertThat(versions(text)).isSorted().doesNotHaveDuplicates().endsWith(MANY);
        assertThat(versions(text)).hasSizeLessThan(MANY / 2);
      }
    }
  }

  private static HttpServer listen(int idleSeconds, Handler<HttpServerRequest> handler) {
    HttpServerOptions options = new HttpServerOptions().setIdleTimeout(idleSeconds);
    return VERTX
        .createHttpServer(options)
        .requestHandler(
            request -> {
              request.response().setChunked(true);
              handler.handle(request);
            })
        .listen(0, "127.0.0.1")
        .await();
  }

  @Test
  void thisVersionOfTheServerHasTheShortWay() throws IOException {
    Queue<Line> lines = new ConcurrentLinkedQueue<>();
    HttpServer server =
        listen(
            75,
            request -> {
              lines.add(Line.of(request));
              request.response().end();
            });
    for (String version : List.of("1.1", "1.0")) {
      try (Socket socket = ask(server.actualPort(), version)) {
        readUntil(socket.getInputStream(), "\r\n\r\n");
      }
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.poll()).isInstanceOf(ChunkLine.class);
    assertThat(lines.poll()).isInstanceOf(ResponseLine.class);
  }

  @Test
  void aStreamThatBeatsIsNotIdle() throws IOException {
    HttpServer server =
        listen(
            1,
            request -> {
              Reader reader = new Reader(request.response(), Line.of(request), 0);
              VERTX.setPeriodic(200, _ -> reader.beat());
            });
    try (Socket socket = ask(server.actualPort(), "1.1")) {
      String tenBeats = "4\r\n: \n\n\r\n".repeat(10);
      assertThat(readUntil(socket.getInputStream(), tenBeats)).contains("200 OK");
    }
  }

  @Test
  void aFrameHoldsTheEventAndTheSameEventAsAChunk() {
    assertThat(Frame.received(12).bytes())
        .hasToString("event: received\ndata: {\"received\":12}\n\n");
    assertThat(Frame.received(12).chunk().toString(StandardCharsets.US_ASCII))
        .isEqualTo("27\r\nevent: received\ndata: {\"received\":12}\n\n\r\n");
  }
}
