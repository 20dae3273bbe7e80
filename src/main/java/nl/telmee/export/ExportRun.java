package nl.telmee.export;

import io.vertx.core.Future;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.db.Database;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import nl.telmee.release.Results;
import nl.telmee.web.Json;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/**
 * One attempt to make a file. Holds a few rows and a piece of the file, whatever the number of
 * responses. Blocks: for virtual threads.
 */
final class ExportRun {
  /** The job is no longer ours, it is too early for it, or the node stops. */
  static final class Given extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Given(String reason) {
      super(reason, null, false, false);
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LOT_BYTES = 32;
  private static final int ROWS_AT_A_TIME = 1_000;
  private static final Duration PROGRESS = Duration.ofMillis(400);

  private final Database db;
  private final Polls polls;
  private final Releases releases;
  private final ExportQueueStore queue;
  private final Clock clock;
  private final ExportQueueStore.Claim claim;
  private final BooleanSupplier stopping;
  private final AtomicLong rows = new AtomicLong();
  private volatile long total;
  private volatile Instant lastProgress;

  ExportRun(ExportParts parts, ExportQueueStore.Claim claim, BooleanSupplier stopping) {
    this.db = parts.db();
    this.polls = parts.polls();
    this.releases = parts.releases();
    this.queue = new ExportQueueStore(parts.db(), parts.audit());
    this.clock = parts.clock();
    this.claim = claim;
    this.stopping = stopping;
    this.lastProgress = clock.instant();
  }

  /**
   * Makes the file.
   *
   * @throws Given when it is no longer ours to make
   * @throws Rejected when it cannot be made
   */
  void run() throws IOException {
    Poll poll = await(polls.read(claim.job().poll()));
    if (!poll.content().policy().microdata()) {
      throw Rejected.because(Problem.MICRODATA_NOT_ALLOWED);
    }
    Results results = await(releases.newest(poll)).results();
    if (poll.state() == Poll.State.CLOSED && !results.closed()) {
      throw new Given("its last results are still to be released");
    }
    if (!results.closed()) {
      throw Rejected.because(Problem.POLL_NOT_CLOSED);
    }
    byte[] lot = new byte[LOT_BYTES];
    RANDOM.nextBytes(lot);
    StoredRowsStore stored = await(StoredRowsStore.open(db, poll.id(), lot));
    try {
      write(stored, plan(stored, results));
    } finally {
      await(stored.close());
    }
  }

  private MicrodataPlan plan(StoredRowsStore stored, Results results) {
    Map<Integer, Long> all = await(stored.counts());
    Map<Integer, Long> drawn = new HashMap<>(all);
    await(stored.countsOfFirst(MicrodataPlan.leftOut(results)))
        .forEach((stratum, n) -> drawn.merge(stratum, -n, Long::sum));
    Map<Integer, Long> released =
        await(releases.responsesByStratum(results.poll(), results.version()));
    return MicrodataPlan.of(results, released, all, drawn);
  }

  private void write(StoredRowsStore stored, MicrodataPlan plan) throws IOException {
    total = plan.rows();
    progress();
    await(stored.skip(plan.leftOut()));
    ChunkStream chunks = new ChunkStream(this::store);
    try (MicrodataFile file =
        new MicrodataFile(chunks, plan, Words.of(claim.job().language()), clock.instant())) {
      for (List<StoredRowsStore.Stored> some = await(stored.next(ROWS_AT_A_TIME));
          !some.isEmpty();
          some = await(stored.next(ROWS_AT_A_TIME))) {
        for (StoredRowsStore.Stored one : some) {
          file.row(Json.readOwn(one.answers()), one.stratum());
        }
        rows.addAndGet(some.size());
        if (clock.instant().isAfter(lastProgress.plus(PROGRESS))) {
          progress();
        }
      }
      file.end();
    }
    finish(chunks.end());
  }

  private void finish(String sha256) {
    if (rows.get() != total) {
      throw new IllegalStateException("expected " + total + " rows, read " + rows);
    }
    AuditEntry entry =
        entry(AuditAction.EXPORT_MADE).with("rows", rows.get()).with("sha256", sha256);
    ours(queue.finish(claim, clock.instant(), rows.get(), sha256, entry));
  }

  /** Says that it cannot be made, and why; nothing of it stays. */
  void fail(Problem problem) {
    AuditEntry entry = entry(AuditAction.EXPORT_FAILED).with("problem", problem.slug());
    await(queue.fail(claim, clock.instant(), problem.slug(), entry));
  }

  private AuditEntry entry(AuditAction action) {
    ExportJob job = claim.job();
    return new AuditEntry(
        job.account(), job.email(), organisation(), action, job.poll().toString(), Map.of());
  }

  private String organisation() {
    return await(polls.read(claim.job().poll())).content().organisation();
  }

  /** A sign of life, with how far it is. */
  void progress() {
    lastProgress = clock.instant();
    ours(queue.beat(claim, lastProgress, rows.get(), total));
  }

  private void store(int n, byte[] bytes) {
    ours(queue.addChunk(claim, n, bytes, clock.instant()));
  }

  private void ours(Future<Boolean> still) {
    if (!await(still)) {
      throw new Given("another worker has it");
    }
    if (stopping.getAsBoolean()) {
      throw new Given("this node stops");
    }
  }

  private static <T> T await(Future<T> future) {
    return future.await();
  }
}
