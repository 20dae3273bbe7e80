/**
 * The audit log: who did what, in order, append-only. Entries are chained by hashes (SHA-256 over
 * an entry and the hash before it), so that a change behind the program's back shows. An entry is
 * written in the transaction of the fact it tells: there is no fact without its entry, and no entry
 * of what did not happen. It holds no answers of respondents, no passwords and no addresses of
 * devices. It is kept at least half a year.
 */
@NullMarked
package nl.telmee.audit;

import org.jspecify.annotations.NullMarked;
