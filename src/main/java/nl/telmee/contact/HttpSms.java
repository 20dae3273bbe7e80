package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.telmee.config.SmsSettings;
import nl.telmee.mail.AddressRefused;
import nl.telmee.web.Json;
import nl.telmee.web.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A gateway over HTTP: {@code POST} of {@code {"to","from","text"}} with a bearer token and an
 * {@code Idempotency-Key}. 2xx: taken. 400, 404, 422: there is no such number. 429 and 503 with
 * {@code Retry-After} in seconds: later. Anything else may work another time. Redirects are not
 * followed: the token goes nowhere else.
 */
final class HttpSms implements SmsGateway {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int CONNECTIONS = 4;
  private static final long USUAL_WAIT_SECONDS = 60;
  private static final long LONGEST_WAIT_SECONDS = 3600;

  private final HttpClient client;
  private final SmsSettings settings;

  private HttpSms(HttpClient client, SmsSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** The gateway of these settings; empty without. */
  static Optional<SmsGateway> open(Vertx vertx, Optional<SmsSettings> settings) {
    return settings.map(
        one ->
            new HttpSms(
                vertx
                    .httpClientBuilder()
                    .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                    .build(),
                one));
  }

  @Override
  public Future<Void> send(Sms sms) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(settings.url())
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.token())
            .putHeader(HttpHeaders.CONTENT_TYPE, Reply.JSON)
            .putHeader("Idempotency-Key", sms.id());
    Map<String, String> body = Map.of("to", sms.to(), "from", settings.from(), "text", sms.text());
    return client
        .request(options)
        .compose(request -> request.send(Json.write(body)))
        .compose(response -> response.body().map(_ -> response))
        .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .compose(HttpSms::judge);
  }

  private static Future<Void> judge(HttpClientResponse response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return Future.succeededFuture();
    }
    return Future.failedFuture(
        switch (status) {
          case 400, 404, 422 -> new AddressRefused(response.statusCode());
          case 429, 503 -> new Later(seconds(response.getHeader(HttpHeaders.RETRY_AFTER)));
          default -> new IllegalStateException("the SMS gateway answered " + status);
        });
  }

  private static long seconds(@Nullable String header) {
    return header != null && header.matches("\\d{1,6}")
        ? Math.min(Long.parseLong(header), LONGEST_WAIT_SECONDS)
        : USUAL_WAIT_SECONDS;
  }
}
