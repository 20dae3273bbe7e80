package nl.telmee.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import nl.telmee.Survey;

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
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=x",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=b",
          "text/csv",
          "");

  /** A request. */
  record Request(String method, String path, String headers, String body) {}

  private record Route(String method, String path) {}

  private final SplittableRandom random;
  private final List<String> known;
  private final String token;
  private final List<Route> routes;
  private int next;

  /**
   * @param known words that exist, as ids and slugs
   */
  Mutations(long seed, String token, List<String> known) throws IOException {
    this.random = new SplittableRandom(seed);
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
      path.append('/').append(part.startsWith(":") ? word() : part);
    }
    if (random.nextInt(3) == 0) {
      path.append('?').append(query());
    }
    String safe = path.toString().replaceAll("[^!-~]", "%20");
    boolean bodied = !method.equals("GET") && !method.equals("HEAD");
    return new Request(method, safe, headers(bodied), bodied ? body() : "");
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String word() {
    return random.nextInt(2) == 0 ? one(known) : one(WORDS);
  }

  private String query() {
    return one(List.of("after", "limit", "lang", "q", "page", "version", "organisation", "year"))
        + "="
        + word();
  }

  private String headers(boolean bodied) {
    StringBuilder headers = new StringBuilder("Connection: close\r\n");
    if (random.nextInt(3) != 0) {
      headers.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (random.nextInt(4) == 0) {
      headers.append(one(HEADERS)).append("\r\n");
    }
    if (bodied) {
      headers.append("Content-Type: ").append(one(TYPES)).append("\r\n");
    }
    return headers.toString();
  }

  /** A poll, answers or nothing in particular, with pieces taken out, doubled or replaced. */
  private String body() {
    StringBuilder body =
        new StringBuilder(
            switch (random.nextInt(4)) {
              case 0 -> Survey.poll("mutated");
              case 1 -> "{\"key\":\"%s\",\"answers\":{\"one\":\"a\"}}".formatted(one(known));
              case 2 -> "a=1&title=x&nl=y&_csrf=z&name=%00&a=" + word();
              default -> "{\"title\":{\"nl\":\"x\"},\"text\":\"%s\",\"n\":[1,2]}".formatted(word());
            });
    for (int i = random.nextInt(4); i > 0 && !body.isEmpty(); i--) {
      int at = random.nextInt(body.length());
      int end = Math.min(body.length(), at + random.nextInt(30));
      body.replace(at, end, random.nextBoolean() ? word() : body.substring(at, end).repeat(2));
    }
    return body.toString();
  }
}
