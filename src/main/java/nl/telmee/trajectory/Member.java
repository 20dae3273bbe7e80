package nl.telmee.trajectory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a trajectory.
 *
 * @param name what the others call this member; the public sees roles only
 * @param email of an account, or to write to; null: none
 * @param link whether the member has a link of its own instead of an account
 */
public record Member(UUID id, Seat seat, String name, @Nullable String email, boolean link) {
  public static final int LONGEST_NAME = 80;
  public static final int MOST = 60;
}
