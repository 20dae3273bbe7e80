package nl.telmee.poll;

/**
 * How long is kept what people sent; fixed when the poll opens, and shown to those who answer.
 * Results that were released are kept: they tell nothing of anybody.
 *
 * @param responses days after closing until the responses are destroyed
 * @param texts days after closing until the texts in them are; not later than the responses
 * @param codes days after closing until access codes that were not used are
 */
public record Retention(int responses, int texts, int codes) {
  public static final int LONGEST_DAYS = 3650;

  /** What holds where the maker says nothing: a year to look back, a season to read the texts. */
  public static final Retention USUAL = new Retention(365, 90, 30);

  public Retention {
    if (responses < 0 || codes < 0 || texts < 0 || texts > responses) {
      throw new IllegalArgumentException(
          "no term can be " + responses + ", " + texts + ", " + codes);
    }
  }
}
