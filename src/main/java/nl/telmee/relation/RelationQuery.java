package nl.telmee.relation;

import java.time.LocalDate;
import java.util.Set;
import nl.telmee.trajectory.Stakeholder.Category;
import org.jspecify.annotations.Nullable;

/**
 * Which relations somebody wants to see.
 *
 * @param organisations whose books
 * @param category null: all
 * @param search part of the name, or of whom to turn to; empty: all
 * @param before only those that nobody looked at since this day; null: all
 * @param limit at most so many
 */
public record RelationQuery(
    Set<String> organisations,
    @Nullable Category category,
    String search,
    @Nullable LocalDate before,
    int limit,
    int offset) {
  static final int LONGEST_SEARCH = 100;

  public RelationQuery {
    organisations = Set.copyOf(organisations);
  }

  /** Whole books. */
  public static RelationQuery all(Set<String> organisations) {
    return new RelationQuery(
        organisations, null, "", null, Relations.MOST * Math.max(1, organisations.size()), 0);
  }
}
