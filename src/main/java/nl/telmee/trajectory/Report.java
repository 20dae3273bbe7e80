package nl.telmee.trajectory;

import nl.telmee.web.Fields;

/**
 * What residents said, as a whole; the findings stand beside it.
 *
 * @param summary what was heard
 * @param clientPerspective what it means for who uses the provisions; the social domain needs it
 * @param reaction how those who took part could react to it, or make something of it together
 */
public record Report(String summary, String clientPerspective, String reaction) implements Section {
  static Report read(Fields fields) {
    Report read =
        new Report(
            fields.loose("summary", Approach.LONGEST_PLAN),
            fields.loose("clientPerspective", Approach.LONGEST_PLAN),
            fields.loose("reaction", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
