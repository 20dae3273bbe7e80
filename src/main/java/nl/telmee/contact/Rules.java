package nl.telmee.contact;

/**
 * What an organisation decided about its contacts.
 *
 * @param mostAsked how often anybody is asked at most within {@code askedDays}
 * @param keptMonths how long somebody stays without another yes
 */
record Rules(Under16 under16, int mostAsked, int askedDays, int keptMonths) {
  static final Rules USUAL = new Rules(Under16.NOT_AT_ALL, 2, 30, 12);
  static final int SHORTEST_MONTHS = 2;
  static final int LONGEST_MONTHS = 12;
  static final int MOST_ASKED = 31;
  static final int MOST_DAYS = 366;

  /** What happens to people under 16, who need a parent to agree (UAVG, article 5). */
  enum Under16 {
    NOT_AT_ALL,
    PARENT
  }
}
