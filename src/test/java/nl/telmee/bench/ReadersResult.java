package nl.telmee.bench;

/**
 * What many readers saw, in microseconds from the making of a version (before its commit) to its
 * arrival.
 *
 * @param deliveries frames that came, to all readers together
 * @param versions different ones of these
 * @param superseded versions that did not come to a reader because a newer one did
 * @param last the latest of all
 * @param frame bytes of a frame
 */
record ReadersResult(
    long deliveries, int versions, long superseded, int p50, int p99, int last, int frame) {
  String line() {
    return "%d %d %d %d %d %d %d"
        .formatted(deliveries, versions, superseded, p50, p99, last, frame);
  }

  static ReadersResult parse(String line) {
    String[] words = line.split(" ", -1);
    return new ReadersResult(
        Long.parseLong(words[0]),
        Integer.parseInt(words[1]),
        Long.parseLong(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Integer.parseInt(words[5]),
        Integer.parseInt(words[6]));
  }

  static ReadersResult of(ReaderLoop readers, ArrivalLog log) {
    Latencies latencies = new Latencies();
    int frame = 0;
    for (int i = 0; i < log.size(); i++) {
      Release release = readers.release(log.version(i));
      latencies.add(Math.max(0, readers.sinceEpoch(log.nanos(i)) - release.nanos()));
      frame = release.bytes();
    }
    int versions = log.distinctVersions();
    return new ReadersResult(
        log.size(),
        versions,
        (long) versions * readers.readers() - log.size(),
        latencies.percentile(0.50),
        latencies.percentile(0.99),
        latencies.percentile(1),
        frame);
  }
}
