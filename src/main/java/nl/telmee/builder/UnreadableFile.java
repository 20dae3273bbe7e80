package nl.telmee.builder;

/** A file that is not what it should be; the reason is the key of a sentence for people. */
final class UnreadableFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;

  UnreadableFile(String key) {
    super(key, null, false, false);
    this.key = key;
  }

  /** Key of the sentence that says what is wrong. */
  String key() {
    return key;
  }
}
