package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nl.telmee.web.SameLoop;

/**
 * Looks up names, as the machine does (hosts file, DNS, caches), and yields only addresses that may
 * be connected to. A name that takes long to look up keeps one thread, and nobody else, waiting.
 * Thread: any.
 */
final class Names implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;
  private static final int IDLE_SECONDS = 10;

  /** How a name becomes addresses; another one in tests. */
  interface LookUp {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** Why a name yields no address. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Failure failure;

    Refused(Failure failure) {
      super(failure.word(), null, false, false);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  private final LookUp lookUp;
  private final boolean privateAllowed;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

  Names(LookUp lookUp, boolean privateAllowed) {
    this.lookUp = lookUp;
    this.privateAllowed = privateAllowed;
  }

  /**
   * The addresses of a host that may be connected to, at least one; fails with a {@link Refused}.
   */
  Future<List<InetAddress>> addresses(String host) {
    Promise<List<InetAddress>> found = Promise.promise();
    try {
      threads.execute(
          () -> {
            try {
              found.complete(allowed(lookUp.addresses(host)));
            } catch (UnknownHostException | RuntimeException e) {
              found.fail(e instanceof Refused ? e : new Refused(Failure.NAME));
            }
          });
    } catch (RejectedExecutionException _) {
      found.fail(new Refused(Failure.NAME));
    }
    return SameLoop.here(found.future());
  }

  private List<InetAddress> allowed(InetAddress[] addresses) {
    List<InetAddress> allowed =
        Arrays.stream(addresses).filter(one -> privateAllowed || PublicAddress.is(one)).toList();
    if (allowed.isEmpty()) {
      throw new Refused(Failure.PRIVATE);
    }
    return allowed;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
