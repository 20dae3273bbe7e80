package nl.telmee.web;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the gate found.
 *
 * @param email how the person signs in
 * @param session the session of the token
 * @param organisation slug of the organisation the account belongs to; null: the installation
 */
public record Caller(
    UUID account,
    String email,
    UUID session,
    Role role,
    @Nullable String organisation,
    Scope scope) {
  private static final String KEY = "telmee.caller";

  /**
   * Who passed the gate of this request's route.
   *
   * @throws IllegalStateException on a route that is open to anyone
   */
  public static Caller of(RoutingContext ctx) {
    Caller caller = ctx.get(KEY);
    if (caller == null) {
      throw new IllegalStateException("this route is open to anyone");
    }
    return caller;
  }

  static void put(RoutingContext ctx, Caller caller) {
    ctx.put(KEY, caller);
  }

  /** Whether the caller may see things of an organisation. */
  public boolean sees(String other) {
    return scope.sees(other);
  }

  /** Whether the caller may change things of an organisation. */
  public boolean changes(String other) {
    return role.makes() && scope.changes(other);
  }

  /** Whether the caller speaks in the name of a council. */
  public boolean speaksFor(String council) {
    return role.makes() && scope.speaksFor(council);
  }

  /** Whether the caller works on what an organisation and its council make together. */
  public boolean worksWith(String other) {
    return changes(other) || (role.makes() && scope.advises(other));
  }

  /** Whether the caller may pass a route's access rule. */
  public boolean passes(Access access) {
    return switch (access) {
      case ANYONE, MEMBER, SEATED -> true;
      case COUNCIL -> role.makes();
      case STAFF -> role.edits();
      case ADMINISTRATOR -> role == Role.ADMINISTRATOR;
    };
  }

  /**
   * Lets pass who may see things of an organisation.
   *
   * @throws Rejected with {@link Problem#NOT_FOUND}: what is another's is not even there
   */
  public void requireSees(String other) {
    if (!sees(other)) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
  }

  /**
   * Lets pass who may change things of an organisation.
   *
   * @throws Rejected with {@link Problem#NOT_ALLOWED} who only sees it, {@link Problem#NOT_FOUND}
   *     who does not
   */
  public void requireChanges(String other) {
    requireSees(other);
    if (!changes(other)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }
}
