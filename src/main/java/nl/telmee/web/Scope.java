package nl.telmee.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody may act: slugs of organisations. Checked in the program, and once more by
 * PostgreSQL's row-level security.
 *
 * @param everywhere whether it holds for all organisations; then the sets are empty
 * @param seen organisations whose things may be seen
 * @param changed organisations whose things may be changed; each is also seen
 * @param seat the council that the account belongs to; null: none. Who stands above a council does
 *     not speak for it
 * @param trajectory the one trajectory that the bearer of a link may work on; null: none
 * @param home to whom the account belongs; null: to the whole installation, or there is no account
 */
public record Scope(
    boolean everywhere,
    Set<String> seen,
    Set<String> changed,
    @Nullable Seat seat,
    @Nullable UUID trajectory,
    @Nullable Home home) {
  /** Nothing at all. */
  public static final Scope NOWHERE = new Scope(false, Set.of(), Set.of());

  /** The whole installation. */
  public static final Scope EVERYWHERE = new Scope(true, Set.of(), Set.of());

  /** Of who speaks for no council. */
  public Scope(boolean everywhere, Set<String> seen, Set<String> changed) {
    this(everywhere, seen, changed, null, null, null);
  }

  /** Of an account of an organisation. */
  public static Scope of(Set<String> seen, Set<String> changed, @Nullable Seat seat, Home home) {
    return new Scope(false, seen, changed, seat, null, home);
  }

  /** Of who has a link to one trajectory. */
  public static Scope ofTrajectory(UUID trajectory) {
    return new Scope(false, Set.of(), Set.of(), null, trajectory, null);
  }

  public Scope {
    seen = Set.copyOf(seen);
    changed = Set.copyOf(changed);
    if (!everywhere && !seen.containsAll(changed)) {
      throw new IllegalArgumentException("what is changed must be seen");
    }
  }

  public boolean sees(String organisation) {
    return everywhere || seen.contains(organisation);
  }

  public boolean changes(String organisation) {
    return everywhere || changed.contains(organisation);
  }

  /** Whether it is to speak in the name of a council. */
  public boolean speaksFor(String council) {
    return seat != null && seat.council().equals(council);
  }

  /** Whether it is to speak in the name of the council of an organisation. */
  public boolean advises(String organisation) {
    return seat != null && organisation.equals(seat.advises());
  }
}
