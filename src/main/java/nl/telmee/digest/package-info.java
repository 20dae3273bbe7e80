/**
 * Mail to followers: what happened at once, daily or weekly, and newsletters.
 *
 * <p>Who asks for mail says yes by a link in a mail first. Each follower has a cursor in the log of
 * events. A worker claims who is due, writes down where the mail ends, sends it, and moves the
 * cursor: so nothing is left out whenever a node dies, and what is sent again is the same mail with
 * the same {@code Message-ID}. Addresses stand in one table that neither visitors nor staff can
 * read, and nowhere else: not in the logs, not in the audit log. Who stops is erased.
 */
@NullMarked
package nl.telmee.digest;

import org.jspecify.annotations.NullMarked;
