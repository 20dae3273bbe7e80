package nl.telmee.steer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;

/**
 * Something that the form of a section asks for.
 *
 * <p>The name of its field is the pointer into the JSON of the section, with hyphens: {@code
 * title-nl}.
 */
sealed interface SectionAsk {
  /** Name of the field. */
  String name();

  /** The last part of the message with its label. */
  String label();

  /** Puts what was filled in into the JSON of the section; nothing when nothing was. */
  void write(Form form, ObjectNode json);

  /**
   * A text.
   *
   * @param longest characters
   * @param rows of the field; 0: one line
   */
  record Text(String name, String label, int longest, int rows) implements SectionAsk {
    @Override
    public void write(Form form, ObjectNode json) {
      put(json, name, text(form, name));
    }
  }

  /** A day. */
  record Day(String name, String label) implements SectionAsk {
    @Override
    public void write(Form form, ObjectNode json) {
      put(json, name, text(form, name));
    }
  }

  /** A whole number. */
  record Whole(String name, String label) implements SectionAsk {
    @Override
    public void write(Form form, ObjectNode json) {
      number(json, name, text(form, name));
    }
  }

  /**
   * One or more of a list.
   *
   * @param key of the message with the label of a word, without the word
   * @param several whether more than one can be chosen
   */
  record Choice(String name, String label, String key, List<String> words, boolean several)
      implements SectionAsk {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public void write(Form form, ObjectNode json) {
      if (several) {
        ArrayNode all = json.putArray(name);
        form.all(name).forEach(all::add);
      } else {
        put(json, name, text(form, name));
      }
    }
  }

  /** The words of an enum. */
  static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Fields::wordOf).toList();
  }

  /** What was typed in a field, without blanks around it. */
  static String text(Form form, String name) {
    return form.raw(name).strip().replace("\r\n", "\n");
  }

  /** Puts a text under a name with at most one hyphen; an empty one is left out. */
  static void put(ObjectNode json, String name, String text) {
    int hyphen = name.indexOf('-');
    if (hyphen < 0) {
      if (!text.isEmpty()) {
        json.put(name, text);
      }
    } else {
      put(json.withObject("/" + name.substring(0, hyphen)), name.substring(hyphen + 1), text);
    }
  }

  /** Puts a number as people write it, {@code 12.500}; what is none goes to the reader as text. */
  static void number(ObjectNode json, String name, String text) {
    String digits = text.replaceAll("[. \u00a0]", "");
    if (digits.matches("\\d{1,9}")) {
      json.put(name, Integer.parseInt(digits));
    } else if (!text.isEmpty()) {
      json.put(name, text);
    }
  }
}
