package nl.telmee.document;

import java.util.List;
import nl.telmee.web.StaffFrame;

/** The yearly reports of the organisations that somebody sees. */
public record YearsPage(StaffFrame staff, List<Line> lines) {
  /** An organisation with its reports. */
  public record Line(String name, List<Report> reports) {}

  /**
   * A report.
   *
   * @param address of the page to read; {@code /odt} and {@code /text} behind it are the files
   * @param title for who does not see what it stands beside
   */
  public record Report(String address, String year, String title) {}
}
