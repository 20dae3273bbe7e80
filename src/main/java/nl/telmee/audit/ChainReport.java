package nl.telmee.audit;

import java.util.HexFormat;
import java.util.Optional;

/**
 * What a look at the whole chain found.
 *
 * @param entries how many were looked at
 * @param newest number of the newest entry
 * @param pruned number of the last entry that was removed because of its age; 0: none
 * @param fingerprint hash of the newest entry, in hexadecimal digits: who writes it down elsewhere
 *     can prove later that nothing before it changed
 * @param brokenAt number of the first entry that is not what it was, or is missing
 */
public record ChainReport(
    long entries, long newest, long pruned, String fingerprint, Optional<Long> brokenAt) {
  static ChainReport of(ChainHead head, long entries, Optional<Long> brokenAt) {
    String fingerprint = HexFormat.of().formatHex(head.hash().getBytes());
    return new ChainReport(entries, head.seq(), head.anchorSeq(), fingerprint, brokenAt);
  }

  /** Whether nothing was changed, inserted or taken out. */
  public boolean holds() {
    return brokenAt.isEmpty();
  }
}
