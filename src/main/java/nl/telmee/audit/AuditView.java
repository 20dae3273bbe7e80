package nl.telmee.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HexFormat;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * An entry on the wire.
 *
 * @param happenedAt when
 * @param person who, as an e-mail address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
    long number,
    Instant happenedAt,
    String person,
    @Nullable String organisation,
    String action,
    String subject,
    JsonNode detail,
    String hash) {
  static AuditView of(ChainedEntry entry) {
    return new AuditView(
        entry.seq(),
        entry.at(),
        entry.actor(),
        entry.organisation(),
        entry.action(),
        entry.subject(),
        Json.readOwn(entry.detail()),
        HexFormat.of().formatHex(entry.hash().getBytes()));
  }
}
