package nl.telmee.webhook;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of somebody else that gets messages; each path answers as it is told. */
public final class Receiver implements AutoCloseable {
  /** Something that came. */
  public record Got(String path, Map<String, List<String>> headers, String body) {
    public String id() {
      return header("webhook-id");
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    /** Whether the library of the standard accepts it as signed with a secret. */
    public boolean signedWith(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (Exception _) {
        return false;
      }
    }
  }

  /** What is done with a request. */
  public interface Answer {
    void to(HttpExchange exchange, Got got) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Got> got = new ConcurrentLinkedQueue<>();

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Got one = new Got(exchange.getRequestURI().toString(), headers, body);
    got.add(one);
    try {
      answers.getOrDefault(one.path(), status(204)).to(exchange, one);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** Answers with a status and nothing else. */
  public static Answer status(int status, String... headers) {
    return (exchange, _) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** From now on a path answers so; without this it answers 204. */
  public Receiver answer(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What came to a path, in order. */
  public List<Got> at(String path) {
    return got.stream().filter(one -> one.path().equals(path)).toList();
  }

  /** All that came, in order. */
  public List<Got> all() {
    return List.copyOf(got);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
