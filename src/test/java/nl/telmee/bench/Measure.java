package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Something that is measured in rounds. What is compared is measured in turns in each of them, so
 * that what else the machine does meets both.
 */
interface Measure {
  /** What it is called in {@code only=…}. */
  String name();

  /** Makes what it needs and warms it up. */
  void prepare(Stage stage) throws IOException, SQLException, InterruptedException;

  /** Measures everything once. */
  void round(Stage stage) throws IOException, SQLException, InterruptedException;

  /**
   * Ends what it started.
   *
   * @throws IllegalStateException when a check fails: then there are no figures
   */
  default void end(Stage stage) throws IOException, SQLException, InterruptedException {}

  /** The lines of the table. */
  List<Row> rows();

  /** What is drawn of it, by the name of the file. */
  default Map<String, Chart> charts() {
    return Map.of();
  }
}
