package nl.telmee.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many open streams of events, which know when an event came to each. */
final class StreamReaders implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentLinkedQueue<Long> came = new ConcurrentLinkedQueue<>();
  private final HttpClient client;

  /** Opens so many streams; returns when all are open. */
  StreamReaders(int port, int number) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
            new PoolOptions().setHttp1MaxSize(number));
    List<Future<?>> open = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      open.add(open());
    }
    Future.all(open).await();
  }

  private Future<?> open() {
    return client
        .request(HttpMethod.GET, "/api/v1/events/stream")
        .compose(request -> request.send())
        .map(
            response -> {
              RecordParser lines = RecordParser.newDelimited("\n", response);
              lines.handler(
                  line -> {
                    if (line.toString().startsWith("data: ")) {
                      came.add(System.nanoTime());
                    }
                  });
              return response;
            });
  }

  void clear() {
    came.clear();
  }

  int count() {
    return came.size();
  }

  /** How long it took to come, since a moment of {@link System#nanoTime}. */
  Latencies since(long start) {
    Latencies seen = new Latencies();
    came.forEach(at -> seen.add(Math.max(0, at - start)));
    return seen;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
