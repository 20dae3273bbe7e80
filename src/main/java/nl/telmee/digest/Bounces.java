package nl.telmee.digest;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.id.Uuids;

/**
 * Mails that come back. Each mail names its follower in the address that it comes back to (VERP):
 * {@code bounces+<32 hexadecimal digits>@host}; what follows the plus is the follower's id, which
 * opens nothing. The report that a mail server writes (RFC 3464) says whether it is for good.
 */
final class Bounces {
  private static final Pattern FOLLOWER =
      Pattern.compile("\\+([0-9a-f]{32})@", Pattern.CASE_INSENSITIVE);
  private static final Pattern FAILED =
      Pattern.compile("^Action:\\s*failed\\s*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern FOR_GOOD =
      Pattern.compile("^Status:\\s*5\\.\\d+\\.\\d+", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern UUID_PARTS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

  private Bounces() {}

  /** The address that a follower's mail comes back to. */
  static String address(String bounces, UUID follower) {
    int at = bounces.lastIndexOf('@');
    String key = follower.toString().replace("-", "");
    return bounces.substring(0, at) + "+" + key + bounces.substring(at);
  }

  /** Whose mail came back for good; empty for a delay, a holiday, or any other mail. */
  static Optional<UUID> follower(String report) {
    String lines = report.replace("\r\n", "\n");
    Matcher found = FOLLOWER.matcher(lines);
    return FAILED.matcher(lines).find() && FOR_GOOD.matcher(lines).find() && found.find()
        ? Uuids.parse(UUID_PARTS.matcher(found.group(1)).replaceFirst("$1-$2-$3-$4-$5"))
        : Optional.empty();
  }
}
