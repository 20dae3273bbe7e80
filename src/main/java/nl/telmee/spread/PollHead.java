package nl.telmee.spread;

import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.Caller;
import nl.telmee.web.StaffFrame;

/**
 * The top of a page about spreading one poll.
 *
 * @param desk address of the poll's own page
 * @param changes whether the caller may change things here
 */
public record PollHead(PollDesk poll, String desk, boolean changes) {
  /** A page to choose, as another size of a sheet. */
  public record Tab(String address, String label, boolean current) {}

  static PollHead of(StaffFrame staff, Caller caller, Poll poll, PollDesk.Page here) {
    return new PollHead(
        PollDesk.of(staff.words(), caller, poll, here),
        desk(poll),
        caller.changes(poll.content().organisation()));
  }

  /** The address of a poll's own page. */
  static String desk(Poll poll) {
    return PollDesk.address(poll.id());
  }
}
