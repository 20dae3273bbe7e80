package nl.telmee.trajectory;

import java.util.UUID;
import nl.telmee.web.Fields;

/**
 * A file of a trajectory; its content stands in a table of its own.
 *
 * @param about the word of a section, or the id of an item
 * @param name of the file
 * @param alt what a picture shows; empty for documents
 * @param open whether everybody may have it once the trajectory is published
 */
public record Attachment(UUID id, String about, String name, String alt, boolean open)
    implements Item {
  public static final int LONGEST_NAME = 100;
  public static final int LONGEST_ALT = 400;

  static Attachment read(UUID id, Fields fields) {
    Attachment read =
        new Attachment(
            id,
            fields.text("about", Remark.LONGEST_ABOUT),
            fields.text("name", LONGEST_NAME),
            fields.loose("alt", LONGEST_ALT),
            fields.truth("open", true));
    fields.end();
    return read;
  }

  static Attachment stored(UUID id, Fields fields) {
    fields.has("id");
    return read(id, fields);
  }
}
