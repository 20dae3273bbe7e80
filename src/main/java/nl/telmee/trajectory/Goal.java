package nl.telmee.trajectory;

import nl.telmee.web.Fields;

/**
 * What the participation is for.
 *
 * @param purpose what the municipality and the council want to learn from residents
 * @param focusGroup how the focus group is made up, by role; or why there is none
 */
public record Goal(String purpose, String focusGroup) implements Section {
  static Goal read(Fields fields) {
    Goal read =
        new Goal(
            fields.loose("purpose", Subject.LONGEST_TEXT),
            fields.loose("focusGroup", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
