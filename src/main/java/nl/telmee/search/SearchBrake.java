package nl.telmee.search;

import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import nl.telmee.identity.Brake;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * How often one network address may search. All classes of a school are behind one, so the limit is
 * high: it stops who takes along everything, nobody who looks for something. In memory, bounded,
 * shared by all loops of a node.
 */
public final class SearchBrake {
  static final int MOST_A_MINUTE = 300;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final RemoteAddress remote;
  private final Brake brake;

  public SearchBrake(RemoteAddress remote, Clock clock) {
    this.remote = remote;
    this.brake = new Brake(clock, MOST_A_MINUTE, WINDOW);
  }

  /**
   * Counts a search.
   *
   * @throws Rejected with {@link Problem#SEARCHED_TOO_OFTEN} and when to come back
   */
  void require(HttpServerRequest request) {
    require(remote.of(request));
  }

  void require(String address) {
    Duration wait = brake.wait(address);
    if (wait.isPositive()) {
      throw Rejected.later(Problem.SEARCHED_TOO_OFTEN, wait.plusSeconds(1));
    }
    brake.failed(address);
  }
}
