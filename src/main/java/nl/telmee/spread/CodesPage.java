package nl.telmee.spread;

import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The groups of access codes of a poll.
 *
 * @param notice what one should know first, or null
 * @param entry the form for a new group, or null when none can be made
 * @param groups newest first
 */
public record CodesPage(
    StaffFrame staff,
    PollHead head,
    @Nullable String notice,
    @Nullable Entry entry,
    List<Row> groups) {
  /**
   * A new group as it was typed.
   *
   * @param nameError what is wrong, or empty
   * @param sizeError what is wrong, or empty
   */
  public record Entry(String name, String size, String nameError, String sizeError) {
    static final Entry EMPTY = new Entry("", "", "", "");

    boolean wrong() {
      return !nameError.isEmpty() || !sizeError.isEmpty();
    }

    /** Null when nothing is wrong, so that no attribute is written. */
    public @Nullable String invalid(String error) {
      return error.isEmpty() ? null : "true";
    }
  }

  /**
   * A group.
   *
   * @param address prefix of what can be done with it
   * @param left how many can still be used
   */
  public record Row(
      String address,
      String name,
      String made,
      int issued,
      int used,
      int left,
      int withdrawn,
      boolean changes) {
    static Row of(StaffFrame staff, PollHead head, CodeGroup group, boolean changes) {
      return new Row(
          head.desk() + "/codes/" + group.id(),
          group.name(),
          staff.words().moment(group.madeAt()),
          group.issued(),
          group.used(),
          group.left(),
          group.withdrawn(),
          changes);
    }
  }

  private static @Nullable String notice(StaffFrame staff, Poll poll) {
    return switch (poll.content().access()) {
      case OPEN -> staff.say("codes.open");
      case CODE -> poll.state() == Poll.State.CLOSED ? staff.say("codes.closed") : null;
      case PANEL -> staff.say("codes.panel");
    };
  }

  static CodesPage of(
      StaffFrame staff, PollHead head, Poll poll, Entry entry, List<CodeGroup> groups) {
    boolean wanted = poll.content().access() == PollAccess.CODE;
    boolean closed = poll.state() == Poll.State.CLOSED;
    boolean changes = head.changes() && wanted && !closed;
    return new CodesPage(
        staff,
        head,
        notice(staff, poll),
        changes ? entry : null,
        groups.stream().map(group -> Row.of(staff, head, group, changes)).toList());
  }
}
