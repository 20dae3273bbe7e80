package nl.telmee.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/**
 * A line of the destruction report. Immutable.
 *
 * @param poll whose data it was; null: contacts, which belong to no poll
 * @param days the term that had passed; null by hand, and for what has a fixed term
 * @param email who asked; null for the term
 * @param rows how many were destroyed, so far
 * @param endedAt null as long as it is going on
 * @param hash of all the rest, null as long as it is going on; the audit log has it too
 */
record Destruction(
    UUID id,
    @Nullable PollId poll,
    String organisation,
    String title,
    DataKind kind,
    @Nullable Integer days,
    @Nullable UUID account,
    @Nullable String email,
    long rows,
    Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable String hash) {

  /** Whether somebody asked for it. */
  boolean byHand() {
    return email != null;
  }

  /** The word for why. */
  String rule() {
    return byHand() ? "by-hand" : "term";
  }

  /** The same, ended. */
  Destruction ended(long destroyed, Instant at) {
    Destruction bare =
        new Destruction(
            id,
            poll,
            organisation,
            title,
            kind,
            days,
            account,
            email,
            destroyed,
            beganAt,
            at,
            null);
    return new Destruction(
        id,
        poll,
        organisation,
        title,
        kind,
        days,
        account,
        email,
        destroyed,
        beganAt,
        at,
        bare.computedHash());
  }

  /** The SHA-256 of all fields but the hash, one to a line, in hexadecimal. */
  String computedHash() {
    String text =
        String.join(
            "\n",
            id.toString(),
            String.valueOf(poll),
            organisation,
            title,
            kind.word(),
            String.valueOf(days),
            String.valueOf(email),
            String.valueOf(rows),
            beganAt.toString(),
            Objects.requireNonNull(endedAt).toString());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
