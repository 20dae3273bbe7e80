package nl.telmee.hearing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.telmee.trajectory.Point;
import nl.telmee.web.Form;
import nl.telmee.web.Json;

/** Turns a form into the JSON that the API takes, over what stood there before. */
final class Written {
  private final Form form;
  private final ObjectNode json;

  private Written(Form form, ObjectNode json) {
    this.form = form;
    this.json = json;
  }

  /** Of something new. */
  static Written of(Form form) {
    return new Written(form, Json.object());
  }

  /**
   * Of something that is there.
   *
   * @param before as it is; what the form has no field for stays
   * @param kept by the program: not for people to write
   */
  static Written over(Form form, ObjectNode before, String... kept) {
    before.remove(List.of(kept));
    return new Written(form, before);
  }

  /** Texts, words, days and ids: an empty field is no value. */
  Written texts(String... names) {
    for (String name : names) {
      if (form.has(name)) {
        set(name, plain(form.raw(name)));
      }
    }
    return this;
  }

  /** A value that no field has. */
  Written set(String name, String value) {
    if (value.isEmpty()) {
      json.remove(name);
    } else {
      json.put(name, value);
    }
    return this;
  }

  /** A whole number; what is none goes along as it is, for the reader to refuse. */
  Written whole(String name) {
    texts(name);
    if (form.raw(name).strip().matches("\\d{1,9}")) {
      json.put(name, Integer.parseInt(form.raw(name).strip()));
    }
    return this;
  }

  /** Whether a box was ticked. */
  Written ticked(String name) {
    json.put(name, form.has(name));
    return this;
  }

  /** Rows of a point and how often it was raised; a row without both is no point. */
  Written points() {
    ArrayNode points = json.putArray("points");
    for (int row = 0; row < Point.MOST; row++) {
      String text = plain(form.raw("point-" + row));
      String times = form.raw("times-" + row).strip();
      if (!text.isEmpty() || !times.isEmpty()) {
        ObjectNode point = points.addObject().put("text", text);
        if (times.matches("\\d{1,9}")) {
          point.put("times", Integer.parseInt(times));
        } else if (!times.isEmpty()) {
          point.put("times", times);
        }
      }
    }
    return this;
  }

  /** All ticked values. */
  Written all(String name) {
    ArrayNode list = json.putArray(name);
    form.all(name).forEach(list::add);
    return this;
  }

  /** A text a line. */
  Written lines(String name) {
    ArrayNode list = json.putArray(name);
    plain(form.raw(name))
        .lines()
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .forEach(list::add);
    return this;
  }

  /** A browser sends line ends of two characters. */
  static String plain(String typed) {
    return typed.strip().replace("\r\n", "\n");
  }

  ObjectNode json() {
    return json;
  }
}
