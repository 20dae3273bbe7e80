package nl.telmee.trajectory;

import nl.telmee.web.Fields;

/** What the council advises for participation in the future. */
public record LaterAdvice(String text) implements Section {
  static LaterAdvice read(Fields fields) {
    LaterAdvice read = new LaterAdvice(fields.loose("text", Approach.LONGEST_PLAN));
    fields.end();
    return read;
  }
}
