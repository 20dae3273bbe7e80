package nl.telmee.document;

import java.util.List;
import java.util.Map;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a trajectory, each with the ways to take it, and its attachments.
 *
 * @param adds whether the caller adds and removes attachments
 * @param archive address of the whole trajectory as a file; null: it is too large to be taken in
 * @param about what an attachment may belong to, by word
 * @param typed what somebody typed that could not be stored
 */
public record DocumentsPage(
    StaffFrame staff,
    TrajectoryDesk desk,
    List<Line> lines,
    List<FileLine> files,
    boolean adds,
    int revision,
    String base,
    @Nullable String archive,
    Map<String, String> about,
    Typed typed) {
  /**
   * A document.
   *
   * @param state what people wrote in it, and whether they should look again; empty: nothing
   * @param address of the page to read; {@code /odt} and {@code /text} behind it are the files
   */
  public record Line(String title, String how, String state, String address) {}

  /**
   * An attachment.
   *
   * @param what it belongs to, and who may have it
   * @param alt what a picture shows; empty for others
   */
  public record FileLine(String name, String what, String alt, String address) {}
}
