package nl.telmee.webhook;

import java.util.Set;
import java.util.UUID;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions somebody sees and changes: staff those of the organisations where it changes
 * things, a council member those that it made. An address can hold a secret of the receiver, so
 * viewers see none, and nobody sees those of the organisation above.
 *
 * @param owner the account whose they must be; null: it does not matter
 */
record Reach(Scope scope, @Nullable UUID owner) {
  static Reach of(Caller caller) {
    if (caller.scope().everywhere()) {
      return new Reach(caller.scope(), null);
    }
    String own = caller.organisation();
    Set<String> home = own == null ? Set.of() : Set.of(own);
    return switch (caller.role()) {
      case COUNCIL_MEMBER -> new Reach(new Scope(false, home, home), caller.account());
      case VIEWER -> new Reach(Scope.NOWHERE, null);
      case ADMINISTRATOR, EDITOR ->
          new Reach(new Scope(false, caller.scope().changed(), caller.scope().changed()), null);
    };
  }

  /**
   * Lets pass who may make a subscription of an organisation.
   *
   * @throws Rejected with {@link Problem#NOT_ALLOWED}
   */
  void requireMakes(String organisation) {
    if (!scope.changes(organisation)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }
}
