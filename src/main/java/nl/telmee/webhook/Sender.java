package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.telmee.config.WebhookSettings;

/**
 * Sends a message once, over a connection of its own to an address that was checked. Follows no
 * redirect. Thread: any.
 */
final class Sender {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final int MOST_CONNECTIONS = 4_096;
  private static final int LARGEST_HEADERS = 8 * 1024;

  private final Vertx vertx;
  private final HttpClient client;
  private final Names names;
  private final WebhookSettings settings;
  private final Clock clock;

  Sender(Vertx vertx, Names names, WebhookSettings settings, Clock clock) {
    this.vertx = vertx;
    this.names = names;
    this.settings = settings;
    this.clock = clock;
    Duration connecting =
        CONNECTING.compareTo(settings.patience()) < 0 ? CONNECTING : settings.patience();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setConnectTimeout((int) connecting.toMillis())
                .setMaxHeaderSize(LARGEST_HEADERS),
            // Who hangs at one address must not keep others at that address waiting.
            new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
  }

  /** What came of it. Never fails, and ends soon after the time that one try may take. */
  Future<Answer> send(Message message) {
    Instant at = clock.instant();
    Map<String, String> headers = headers(message, at);
    Exchange exchange = new Exchange(vertx, at, headers, settings.patience());
    return exchange.limit(
        target(message)
            .compose(
                target ->
                    names
                        .addresses(target.host())
                        .map(addresses -> options(target, pick(addresses, message.tries()))))
            .compose(client::request)
            .compose(request -> exchange.send(request, message.body())));
  }

  /** What was allowed when it was made may be so no longer. */
  private Future<Target> target(Message message) {
    try {
      return Future.succeededFuture(Target.of(message.url(), settings.privateAllowed()));
    } catch (IllegalArgumentException _) {
      return Future.failedFuture(new Names.Refused(Failure.PRIVATE));
    }
  }

  /** Another one at each try. */
  private static InetAddress pick(List<InetAddress> addresses, int tries) {
    return addresses.get(tries % addresses.size());
  }

  /** The name is for the certificate and the header only: the address is not looked up again. */
  private static RequestOptions options(Target target, InetAddress address) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(target.host())
        .setPort(target.port())
        .setSsl(target.encrypted())
        .setURI(target.path())
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
        .setFollowRedirects(false);
  }

  private static Map<String, String> headers(Message message, Instant at) {
    long seconds = at.getEpochSecond();
    String signature =
        Secret.signature(message.secrets(), message.id(), seconds, message.body().getBytes());
    return Map.of(
        "content-type",
        Message.TYPE,
        "user-agent",
        "Telmee",
        "webhook-id",
        message.id().toString(),
        "webhook-timestamp",
        String.valueOf(seconds),
        "webhook-signature",
        signature);
  }

  /** Headers as they are shown, by name. */
  static String shown(Map<String, String> headers) {
    return headers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(header -> header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  static String shown(MultiMap headers) {
    return headers.entries().stream()
        .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** Closes all connections. */
  Future<Void> close() {
    return client.close();
  }
}
