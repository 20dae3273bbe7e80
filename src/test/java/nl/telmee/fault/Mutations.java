package nl.telmee.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Requests for every route, each wrong in its own way, the same for the same seed. */
final class Mutations {
  private static final Pattern ROW = Pattern.compile("\\| (GET|POST|PUT|PATCH|DELETE) \\| `(.+?)`");

  /** They would make a stranger of whoever sends what comes after. */
  private static final Pattern ENDS_SESSION = Pattern.compile("sign-out|sessions/.*_end");

  private static final List<String> WORDS =
      List.of(
          "",
          "-1",
          "0",
          "%00",
          "%ff",
          "%2e%2e",
          "'",
          "\\\"",
          "null",
          "true",
          "[]",
          "{}",
          "1e999",
          "9223372036854775808",
          "\u202e",
          "\ud83c\udf33",
          "<script>",
          "a".repeat(3_000),
          "00000000-0000-0000-0000-000000000000",
          "nl",
          "json",
          "2026-02-30",
          "x\\u0000y");
  private static final List<String> QUERY =
      List.of("after", "done", "lang", "limit", "organisation", "page", "undo", "version", "year");
  private static final List<String> HEADERS =
      List.of(
          "Accept: */*;q=x",
          "Accept-Language: \u0000-,,;q=9",
          "Last-Event-ID: -9223372036854775809",
          "If-None-Match: W/\"",
          "If-Match: \"999999999999\"",
          "Range: bytes=9-1,-",
          "Cookie: session=;;=; \u0001",
          "Origin: null",
          "X-Forwarded-For: ::::, 1.2.3",
          "Content-Encoding: gzip");

  /** A request. */
  record Request(String method, String path, String headers, String body) {}

  private record Route(String method, String path) {}

  private final SplittableRandom random;
  private final Known known;
  private final MutatedBodies bodies;
  private final String token;
  private final List<Route> routes;
  private int next;

  Mutations(long seed, String token, Known known) throws IOException {
    this.random = new SplittableRandom(seed);
    this.bodies = new MutatedBodies(random, this::word);
    this.token = token;
    this.known = known;
    this.routes =
        ROW.matcher(Files.readString(Path.of("docs/routes.md")))
            .results()
            .map(row -> new Route(row.group(1), row.group(2)))
            .filter(route -> !ENDS_SESSION.matcher(route.path).find())
            .toList();
  }

  /** The next, one route after the other. */
  synchronized Request next() {
    Route route = routes.get(next++ % routes.size());
    String method =
        random.nextInt(20) == 0 ? one(List.of("HEAD", "OPTIONS", "PUT", "X")) : route.method;
    StringBuilder path = new StringBuilder();
    for (String part : route.path.substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith(":") ? named(part.substring(1)) : part);
    }
    if (random.nextInt(3) == 0) {
      path.append('?').append(query());
    }
    String safe = path.toString().replaceAll("[^!-~]", "%20");
    boolean bodied = !method.equals("GET") && !method.equals("HEAD");
    if (!bodied) {
      return new Request(method, safe, headers(), "");
    }
    MutatedBodies.Body body = bodies.next();
    return new Request(
        method, safe, headers() + "Content-Type: " + body.type() + "\r\n", body.content());
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String word() {
    return random.nextInt(2) == 0 ? one(known.all()) : one(WORDS);
  }

  /** For what a path calls by this name: mostly one that exists. */
  private String named(String what) {
    return random.nextInt(4) == 0 ? word() : one(known.of(what));
  }

  private String query() {
    String name = random.nextInt(2) == 0 ? one(QUERY) : bodies.field();
    return name + "=" + word();
  }

  private String headers() {
    StringBuilder headers = new StringBuilder("Connection: close\r\n");
    if (random.nextInt(3) != 0) {
      headers.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (random.nextInt(4) == 0) {
      headers.append(one(HEADERS)).append("\r\n");
    }
    return headers.toString();
  }
}
