package nl.telmee.moderation;

/**
 * When texts may be published. The first edition needs k texts that were read. Later ones bring k
 * new texts or more, or the last ones of a closed poll: who compares two editions finds no single
 * new text. To take a text back is possible at any time; then no new text goes along.
 */
final class EditionRule {
  /** What a next edition may hold. */
  enum Next {
    /** Nothing that was not published already. */
    NOT_YET,
    /** Only changes to texts of the edition before. */
    CHANGES,
    /** All that was read. */
    ALL
  }

  private EditionRule() {}

  static Next next(EditionStore.Standing now, int k, boolean closed) {
    if (now.read() < k && now.number() == 0) {
      return Next.NOT_YET;
    }
    boolean last = closed && now.waiting() == 0 && now.number() > 0;
    if (now.fresh() >= k || (last && now.fresh() > 0)) {
      return Next.ALL;
    }
    return now.changed() > 0 ? Next.CHANGES : Next.NOT_YET;
  }
}
