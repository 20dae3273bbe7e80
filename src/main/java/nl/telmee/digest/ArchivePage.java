package nl.telmee.digest;

import java.util.List;
import nl.telmee.web.Frame;

/**
 * The newsletters of an organisation until now.
 *
 * @param name of the organisation
 * @param follow path of the page to get the next one
 */
public record ArchivePage(Frame frame, String name, List<Row> rows, String follow) {
  /** A newsletter. */
  public record Row(String address, String title, String moment) {}
}
