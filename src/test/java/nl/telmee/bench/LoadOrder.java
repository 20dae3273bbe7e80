package nl.telmee.bench;

import java.util.List;

/**
 * What the load generator is asked to do.
 *
 * @param method POST for responses, GET for pages
 * @param ports nodes on 127.0.0.1, over which connections are divided evenly
 * @param paths asked for in turns
 * @param connections keep-alive connections
 * @param settle milliseconds of load before counting starts
 * @param seconds that are counted
 * @param rate arrivals in a second, at random moments (open loop); 0: each connection sends its
 *     next request as soon as the one before is answered (closed loop)
 * @param status of a right answer
 * @param tag the {@code If-None-Match} of a GET; empty without
 */
record LoadOrder(
    String method,
    List<Integer> ports,
    List<String> paths,
    int connections,
    int settle,
    int seconds,
    double rate,
    int status,
    String tag) {
  private static final int SETTLE_MILLIS = 1_000;
  private static final String NONE = "-";

  /** Of readers of pages, who do not come as many at once as a class with phones. */
  private static final int PAGE_CONNECTIONS = 64;

  /** Responses to polls. */
  static LoadOrder responses(List<Integer> ports, List<String> polls, Options options) {
    List<String> paths =
        polls.stream().map(poll -> "/api/v1/polls/" + poll + "/responses").toList();
    return new LoadOrder(
        "POST", ports, paths, options.connections(), SETTLE_MILLIS, options.seconds(), 0, 201, "");
  }

  /** A page, again and again. */
  static LoadOrder page(int port, String path, Options options) {
    return new LoadOrder(
        "GET",
        List.of(port),
        List.of(path),
        Math.min(PAGE_CONNECTIONS, options.connections()),
        SETTLE_MILLIS,
        options.seconds(),
        0,
        200,
        "");
  }

  /** The same by a reader that has it already. */
  LoadOrder known(String ofTag) {
    return new LoadOrder(method, ports, paths, connections, settle, seconds, rate, 304, ofTag);
  }

  /** The same at random moments, so many a second. */
  LoadOrder at(double perSecond) {
    return new LoadOrder(
        method, ports, paths, connections, settle, seconds, perSecond, status, tag);
  }

  /** The same over as many connections as pages are asked for. */
  LoadOrder likePages() {
    return new LoadOrder(
        method,
        ports,
        paths,
        Math.min(PAGE_CONNECTIONS, connections),
        settle,
        seconds,
        rate,
        status,
        tag);
  }

  LoadOrder lasting(int wanted) {
    return new LoadOrder(method, ports, paths, connections, settle, wanted, rate, status, tag);
  }

  String line() {
    return String.join(
        " ",
        method,
        String.join(",", ports.stream().map(String::valueOf).toList()),
        String.join(",", paths),
        String.valueOf(connections),
        String.valueOf(settle),
        String.valueOf(seconds),
        String.valueOf(rate),
        String.valueOf(status),
        tag.isEmpty() ? NONE : tag);
  }

  static LoadOrder parse(String line) {
    String[] words = line.split(" ", -1);
    return new LoadOrder(
        words[0],
        List.of(words[1].split(",", -1)).stream().map(Integer::valueOf).toList(),
        List.of(words[2].split(",", -1)),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Integer.parseInt(words[5]),
        Double.parseDouble(words[6]),
        Integer.parseInt(words[7]),
        words[8].equals(NONE) ? "" : words[8]);
  }
}
