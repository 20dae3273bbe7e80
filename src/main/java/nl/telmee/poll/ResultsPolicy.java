package nl.telmee.poll;

/**
 * Who sees results and when; fixed when the poll opens, and shown to those who answer.
 *
 * @param minimumGroup k: every number shown is a sum over groups of at least this many responses
 * @param breakdowns whether results are also shown by background question
 * @param microdata whether anonymised rows may be taken out after closing
 */
public record ResultsPolicy(
    Visibility visibility, int minimumGroup, boolean breakdowns, boolean microdata) {
  /** When everybody sees results. */
  public enum Visibility {
    LIVE,
    AFTER_ANSWERING,
    AFTER_CLOSING
  }

  public static final int DEFAULT_GROUP = 10;
  public static final int SMALLEST_GROUP = 5;
  public static final int LARGEST_GROUP = 1000;
}
