package nl.telmee.web;

/** How many bytes a route's body may have. */
public enum BodyLimit {
  NONE(0),
  RESPONSE(32 * 1024),
  SMALL(16 * 1024),
  DOCUMENT(128 * 1024),
  QUESTIONNAIRE(512 * 1024),
  FILE(3 * 1024 * 1024),
  ATTACHMENT(11 * 1024 * 1024),
  /** What an archive may be unpacked, and what packing adds to files that are packed already. */
  ARCHIVE(65 * 1024 * 1024);

  private final int bytes;

  BodyLimit(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }
}
