package nl.telmee.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** Walks along the chain in pieces, so that a long one needs no more memory than a short one. */
final class ChainCheck {
  private static final int PIECE = 2_000;

  private final AuditStore store;
  private final ChainHead head;
  private long seq;
  private Buffer hash;
  private long looked;

  private ChainCheck(AuditStore store, ChainHead head) {
    this.store = store;
    this.head = head;
    this.seq = head.anchorSeq();
    this.hash = head.anchorHash();
  }

  /** Looks at all entries up to the newest that there is now. */
  static Future<ChainReport> run(AuditStore store) {
    return store.head().compose(head -> new ChainCheck(store, head).walk());
  }

  private Future<ChainReport> walk() {
    return store.after(seq, PIECE).compose(this::follow);
  }

  private Future<ChainReport> follow(List<ChainedEntry> piece) {
    for (ChainedEntry entry : piece) {
      if (seq == head.seq()) {
        break; // What came while we walked is looked at next time.
      }
      if (entry.seq() != seq + 1 || !entry.previous().equals(hash) || !entry.intact()) {
        return broken(seq + 1);
      }
      seq = entry.seq();
      hash = entry.hash();
      looked++;
    }
    if (seq == head.seq()) {
      return hash.equals(head.hash()) ? report(Optional.empty()) : broken(seq);
    }
    return piece.isEmpty() ? broken(seq + 1) : walk();
  }

  private Future<ChainReport> broken(long at) {
    return report(Optional.of(at));
  }

  private Future<ChainReport> report(Optional<Long> brokenAt) {
    return Future.succeededFuture(ChainReport.of(head, looked, brokenAt));
  }
}
