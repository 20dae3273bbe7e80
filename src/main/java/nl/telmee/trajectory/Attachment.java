package nl.telmee.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.web.Fields;
import nl.telmee.web.FileKind;
import nl.telmee.web.Mistake;

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

  /** One that was sent, with a name that may stand in a header and on a page. */
  public static Attachment sent(
      UUID id, String about, String name, FileKind kind, String alt, boolean open) {
    String cut = alt.substring(0, Math.min(alt.length(), LONGEST_ALT));
    return new Attachment(id, about, kind.named(name), cut, open);
  }

  /** What is wrong with it for a file of a kind: a picture has words, the name is a plain one. */
  public List<Mistake> wrongAs(FileKind kind) {
    List<Mistake> mistakes = new ArrayList<>();
    if (kind.picture() && alt.isBlank()) {
      mistakes.add(new Mistake("/alt", "must say what the picture shows"));
    }
    if (!name.equals(kind.named(name))) {
      mistakes.add(new Mistake("/name", "must be a plain name that ends in ." + kind.ending()));
    }
    return mistakes;
  }

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
