package nl.telmee.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that were written beforehand and are sent in turns; of a response only the key changes.
 * Thread: one.
 */
final class Requests {
  private static final int MOST = 4_096;

  private final List<ByteBuffer> written = new ArrayList<>();
  private final List<Integer> keyAt = new ArrayList<>();
  private final Keys keys = new Keys();
  private int next;

  Requests(LoadOrder order) {
    List<byte[]> bodies = BenchPoll.bodies();
    int number = order.method().equals("GET") ? order.paths().size() : number(order, bodies);
    for (int i = 0; i < number; i++) {
      String path = order.paths().get(i % order.paths().size());
      String text =
          order.method().equals("GET")
              ? get(path, order.tag())
              : post(path, new String(bodies.get(i % bodies.size()), StandardCharsets.UTF_8));
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      written.add(ByteBuffer.allocateDirect(bytes.length).put(bytes));
      keyAt.add(text.indexOf(BenchPoll.KEY));
    }
  }

  /** As many as there are bodies for each path, but not too many; every path equally often. */
  private static int number(LoadOrder order, List<byte[]> bodies) {
    int paths = order.paths().size();
    return Math.min(bodies.size() * paths, Math.max(paths, MOST / paths * paths));
  }

  private static String get(String path, String tag) {
    String known = tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n";
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: nl\r\n"
        + known
        + "\r\n";
  }

  private static String post(String path, String body) {
    return """
    POST %s HTTP/1.1\r
    Host: 127.0.0.1\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    """
            .formatted(path, body.getBytes(StandardCharsets.UTF_8).length)
        + body;
  }

  /** The next request, ready to be sent; its key, if it has one, is written into {@code key}. */
  ByteBuffer next(byte[] key) {
    int i = next;
    next = i + 1 == written.size() ? 0 : i + 1;
    ByteBuffer request = written.get(i);
    if (keyAt.get(i) >= 0) {
      keys.next(key);
      request.put(keyAt.get(i), key);
    }
    return request.rewind();
  }
}
