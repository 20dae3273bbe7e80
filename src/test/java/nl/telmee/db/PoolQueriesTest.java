package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told when the pool has no connection left and nobody may wait for one. */
final class PoolQueriesTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final DatabaseUrl DATABASE = TestDatabase.create();
  private static final int PATIENCE_SECONDS = 10;

  /** A test that waits in vain fails. */
  private static final int DEADLINE_SECONDS = 60;

  /** Of each test: what one gives back comes back a moment later. */
  private final Pool pool = poolOfOne(DATABASE);

  private final Queries queries = new PoolQueries(pool, PATIENCE_SECONDS);

  private static Pool poolOfOne(DatabaseUrl url) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(url.host())
            .setPort(url.port())
            .setDatabase(url.database())
            .setUser(url.user())
            .setPassword(url.password());
    return PgBuilder.pool()
        .using(VERTX)
        .connectingTo(options)
        .with(new PoolOptions().setMaxSize(1).setMaxWaitQueueSize(0))
        .build();
  }

  @AfterEach
  void close() {
    get(pool.close());
  }

  @AfterAll
  static void end() {
    get(VERTX.close());
  }

  @Test
  void aPoolWithoutRoomIsBusyForAMomentAndNoFailureOfTheProgram() {
    Promise<Void> taken = Promise.promise();
    Promise<Void> enough = Promise.promise();
    Future<Void> first =
        queries.inTransaction(
            _ -> {
              taken.complete();
              return enough.future();
            });
    get(taken.future());

    assertBusy(failure(queries.query("select 1", Tuple.tuple())));
    Throwable notBegun = failure(queries.inTransaction(_ -> Future.succeededFuture()));
    assertBusy(notBegun);
    assertThat(reasons(notBegun)).isEmpty();

    enough.complete();
    get(first);
    assertThat(get(queries.query("select 1", Tuple.tuple())).size()).isEqualTo(1);
  }

  @Test
  void aTransactionWhoseAnswerDoesNotComeMayHaveBeenDoneAndThatIsSaid() {
    Promise<Void> late = Promise.promise();
    Throwable failure = failure(new PoolQueries(pool, 1).inTransaction(_ -> late.future()));
    late.complete();

    assertBusy(failure);
    assertThat(reasons(failure)).containsExactly("problem.unsure");
  }

  private static List<String> reasons(Throwable failure) {
    return ((Rejected) failure).reasons();
  }

  private static void assertBusy(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            Rejected.class,
            told -> {
              assertThat(told.problem()).isEqualTo(Problem.BUSY);
              assertThat(told.retryAfter()).isPresent();
            });
  }

  private static Throwable failure(Future<?> future) {
    return future
        .toCompletionStage()
        .handle((_, failure) -> failure)
        .toCompletableFuture()
        .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new AssertionError(e);
    }
  }
}
