package nl.telmee.export;

import java.util.List;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Taking a poll's results home.
 *
 * @param desk what stands above every page about the poll
 * @param results what is released, as files; empty before the opening
 * @param warning what to know before taking them; null when there is nothing
 * @param rows anonymised rows
 */
public record ExportPage(
    StaffFrame staff, PollDesk desk, List<Choice> results, @Nullable String warning, Section rows) {

  /** A file that can be taken. */
  public record Choice(String name, String what, String address) {}

  /**
   * The part about anonymised rows.
   *
   * @param ask where to ask for a file; null when that is not possible now
   * @param why it is not possible; null when it is
   * @param working whether one is being made
   */
  public record Section(
      @Nullable String ask, @Nullable String why, boolean working, List<Job> jobs) {}

  /**
   * A file.
   *
   * @param asked who asked for it and when
   * @param state in words
   * @param tone class of the state
   * @param progress how far it is; null when it is not being made
   * @param detail what else is to be said
   * @param download where it can be taken; null unless it is whole
   */
  public record Job(
      String asked,
      String state,
      String tone,
      @Nullable Progress progress,
      String detail,
      @Nullable String download) {}

  /**
   * How far it is.
   *
   * @param value rows that are done
   * @param most rows that there will be; null until that is known
   */
  public record Progress(String value, @Nullable String most, String words) {}
}
