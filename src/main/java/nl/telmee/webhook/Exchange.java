package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, within a limit of time whatever the other side does: it may send
 * nothing, or a byte now and then, or without end. Belongs to one try.
 */
final class Exchange {
  /** How many characters of an answer are kept. */
  static final int KEPT = 2_000;

  private static final Duration BODY = Duration.ofSeconds(2);
  private static final char UNREADABLE = '\uFFFD';

  private final Vertx vertx;
  private final Instant at;
  private final Map<String, String> headers;
  private final Duration patience;
  private final long started = System.nanoTime();
  private @Nullable HttpClientRequest sent;
  private boolean over;

  Exchange(Vertx vertx, Instant at, Map<String, String> headers, Duration patience) {
    this.vertx = vertx;
    this.at = at;
    this.headers = headers;
    this.patience = patience;
  }

  /** Ends the work when its time has passed; what it failed with becomes an answer. */
  Future<Answer> limit(Future<Answer> work) {
    Promise<Answer> first = Promise.promise();
    long timer =
        vertx.setTimer(patience.toMillis(), _ -> first.tryComplete(failed(new TimeoutException())));
    work.onComplete(
        done -> {
          vertx.cancelTimer(timer);
          first.tryComplete(done.succeeded() ? done.result() : failed(done.cause()));
        });
    return first.future().onComplete(_ -> end());
  }

  /** Sends the request; yields what came back. */
  Future<Answer> send(HttpClientRequest request, Buffer body) {
    sent = request;
    if (over) {
      end();
      return Future.failedFuture(new TimeoutException());
    }
    request.connection().exceptionHandler(_ -> {}); // What goes wrong is an answer, not a log.
    headers.forEach(request::putHeader);
    return request.send(body).compose(this::read);
  }

  /** The status decides; of the body we keep what comes soon. */
  private Future<Answer> read(HttpClientResponse response) {
    Promise<Void> enough = Promise.promise();
    Buffer kept = Buffer.buffer();
    response.handler(
        chunk -> {
          kept.appendBuffer(chunk);
          if (kept.length() >= KEPT) {
            response.pause();
            enough.tryComplete();
          }
        });
    response.exceptionHandler(_ -> enough.tryComplete());
    response.endHandler(_ -> enough.tryComplete());
    long timer = vertx.setTimer(BODY.toMillis(), _ -> enough.tryComplete());
    return enough
        .future()
        .map(
            _ -> {
              vertx.cancelTimer(timer);
              return answered(response, kept);
            });
  }

  private Answer answered(HttpClientResponse response, Buffer kept) {
    String all = Sender.shown(response.headers()) + "\n\n" + kept.toString(StandardCharsets.UTF_8);
    return new Answer(
        at,
        millis(),
        Sender.shown(headers),
        response.statusCode(),
        null,
        readable(all),
        response.getHeader("Retry-After"));
  }

  /** Text that can be stored and shown. */
  private static String readable(String text) {
    StringBuilder readable = new StringBuilder(Math.min(text.length(), KEPT));
    for (int i = 0; i < text.length() && readable.length() < KEPT; i++) {
      char c = text.charAt(i);
      boolean shown = c >= ' ' && !Character.isSurrogate(c) || c == '\n' || c == '\t';
      if (shown || c != '\r') {
        readable.append(shown ? c : UNREADABLE);
      }
    }
    return readable.toString();
  }

  private Answer failed(Throwable failure) {
    return new Answer(at, millis(), Sender.shown(headers), null, why(failure), null, null);
  }

  private static Failure why(Throwable failure) {
    return switch (failure) {
      case Names.Refused refused -> refused.failure();
      case SSLException _ -> Failure.CERTIFICATE;
      case ConnectException _ -> Failure.CONNECT;
      case TimeoutException _ -> Failure.TIMEOUT;
      default -> Failure.CLOSED;
    };
  }

  private int millis() {
    return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  private void end() {
    over = true;
    HttpClientRequest request = sent;
    if (request != null) {
      request.connection().close();
    }
  }
}
