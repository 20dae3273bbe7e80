package nl.telmee.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on the wire.
 *
 * @param rows what is done, and what there will be once that is known
 * @param content path of the file; null until it is whole
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExportView(
    UUID id,
    UUID poll,
    String state,
    String language,
    Instant requestedAt,
    @Nullable Instant endedAt,
    Rows rows,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable String problem,
    @Nullable String content) {

  /** How far it is. */
  record Rows(long done, @Nullable Long total) {}

  static ExportView of(ExportJob job) {
    boolean done = job.state() == ExportJob.State.DONE;
    return new ExportView(
        job.id(),
        job.poll().value(),
        job.state().name().toLowerCase(Locale.ROOT),
        job.language().code(),
        job.requestedAt(),
        job.endedAt(),
        new Rows(job.rows(), job.total()),
        done ? job.bytes() : null,
        job.sha256(),
        job.problem(),
        done ? path(job) + "/content" : null);
  }

  /** The address of the job in the API. */
  static String path(ExportJob job) {
    return "/api/v1/polls/" + job.poll() + "/exports/" + job.id();
  }
}
