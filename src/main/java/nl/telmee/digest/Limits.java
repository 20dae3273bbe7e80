package nl.telmee.digest;

import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import nl.telmee.identity.Brake;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * How often a mail may be asked for, so that nobody can fill another's mailbox: one in ten minutes
 * for what is asked, and three a day, for an e-mail address. A network address may ask for more, as
 * a whole school is behind one. In memory, bounded, shared by all loops of a node.
 */
final class Limits {
  static final int A_DAY = 3;
  static final int BY_NETWORK = 40;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final RemoteAddress remote;
  private final Brake recent;
  private final Brake today;
  private final Brake networks;

  Limits(RemoteAddress remote, Clock clock) {
    this.remote = remote;
    this.recent = new Brake(clock, 1, PAUSE);
    this.today = new Brake(clock, A_DAY, Duration.ofDays(1));
    this.networks = new Brake(clock, BY_NETWORK, PAUSE);
  }

  /**
   * Counts a request of a network.
   *
   * @throws Rejected with {@link Problem#ASKED_TOO_OFTEN} when there were too many
   */
  void requireNetwork(HttpServerRequest request) {
    String network = remote.of(request);
    Duration wait = networks.wait(network);
    if (wait.isPositive()) {
      throw Rejected.later(Problem.ASKED_TOO_OFTEN, wait.plusSeconds(1));
    }
    networks.failed(network);
  }

  /**
   * Whether an address may get a mail now; if so that is counted.
   *
   * @param about what is asked for: who asks for something else gets another mail
   */
  synchronized boolean mayMail(String address, String about) {
    if (recent.wait(key(address, about)).isPositive() || today.wait(address).isPositive()) {
      return false;
    }
    recent.failed(key(address, about));
    today.failed(address);
    return true;
  }

  /** A mail that was counted has not been sent: who asks again gets it. */
  synchronized void notMailed(String address, String about) {
    recent.forgive(key(address, about));
    today.forgive(address);
  }

  private static String key(String address, String about) {
    return about + " " + address;
  }
}
