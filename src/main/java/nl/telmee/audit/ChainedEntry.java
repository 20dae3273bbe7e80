package nl.telmee.audit;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored.
 *
 * @param seq 1, 2, 3 …
 * @param detail JSON, to the character as it was when the entry was made
 * @param previous hash of the entry before it
 * @param hash SHA-256 over {@code previous} and the canonical form of the other fields
 */
record ChainedEntry(
    long seq,
    Instant at,
    @Nullable UUID account,
    String actor,
    @Nullable String organisation,
    String action,
    String subject,
    String detail,
    Buffer previous,
    Buffer hash) {
  /** Whether the hash is that of these fields. */
  boolean intact() {
    return hash.equals(computed());
  }

  private Buffer computed() {
    StringBuilder form = new StringBuilder();
    field(form, Long.toString(seq));
    field(form, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
    field(form, account == null ? null : account.toString());
    field(form, actor);
    field(form, organisation);
    field(form, action);
    field(form, subject);
    field(form, detail);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous.getBytes());
      return Buffer.buffer(digest.digest(form.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The canonical form: length in bytes, colon, field; a dash for nothing. */
  private static void field(StringBuilder form, @Nullable String value) {
    if (value == null) {
      form.append('-');
    } else {
      form.append(value.getBytes(StandardCharsets.UTF_8).length).append(':').append(value);
    }
  }
}
