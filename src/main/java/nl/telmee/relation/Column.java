package nl.telmee.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** The columns of a list, in order. */
enum Column {
  NAME("name"),
  CATEGORIES("categories"),
  CONTACT("contact"),
  EMAIL("email"),
  PHONE("phone"),
  NOTE("note"),
  CHECKED_ON("checkedOn"),
  ID("id");

  /** Without these there is nothing to take in. */
  static final List<Column> NEEDED = List.of(NAME, CATEGORIES);

  private final String field;

  Column(String field) {
    this.field = field;
  }

  /** The name of the field that it fills. */
  String field() {
    return field;
  }

  String label(Words words) {
    return words.say("relation.column." + Fields.wordOf(this));
  }

  /** The column with a name, in either language or as programs write it. */
  static Optional<Column> of(String name) {
    String wanted = name.strip();
    return Arrays.stream(values())
        .filter(
            one ->
                one.field.equalsIgnoreCase(wanted)
                    || Arrays.stream(Language.values())
                        .anyMatch(in -> one.label(Words.of(in)).equalsIgnoreCase(wanted)))
        .findFirst();
  }
}
