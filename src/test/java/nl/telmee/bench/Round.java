package nl.telmee.bench;

/**
 * Everything measured once, in turn.
 *
 * @param whole responses sent over HTTP, stored and acknowledged
 * @param batch responses in a batch while they were, on average
 * @param parse the same requests, read and checked only
 * @param write batches of that size, written without HTTP
 */
record Round(Measured whole, double batch, Measured parse, Measured write) {
  /** What were possible if a response cost its parsing and its writing and nothing else. */
  double limit() {
    return 1 / (1 / parse.perSecond() + 1 / write.perSecond());
  }

  /** How near the whole comes to that. */
  double ratio() {
    return whole.perSecond() / limit();
  }
}
