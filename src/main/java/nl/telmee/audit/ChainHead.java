package nl.telmee.audit;

import io.vertx.core.buffer.Buffer;

/**
 * The two ends of the chain.
 *
 * @param seq of the newest entry
 * @param hash of the newest entry
 * @param anchorSeq of the last entry that was pruned; 0: none
 * @param anchorHash what the oldest entry that is left hangs on
 */
record ChainHead(long seq, Buffer hash, long anchorSeq, Buffer anchorHash) {}
