package nl.telmee.builder;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import nl.telmee.web.Words;

/** Makes the fields of the builder: values from the draft, errors by JSON Pointer. */
final class Entries {
  private final JsonNode poll;
  private final Words words;
  private final Map<String, String> errors;

  /**
   * The fields of a draft.
   *
   * @param errors sentences by the id of the element they are about
   */
  Entries(JsonNode poll, Words words, Map<String, String> errors) {
    this.poll = poll;
    this.words = words;
    this.errors = new HashMap<>(errors);
  }

  Words words() {
    return words;
  }

  /** What is wrong at a place; empty when nothing is. */
  String error(String pointer) {
    return errors.getOrDefault(Place.element(pointer), "");
  }

  Entry of(String pointer, String label, String kind, int longest, String hint) {
    String value = poll.at(JsonPointer.compile(pointer)).asText("");
    return new Entry(
        Place.field(pointer),
        Place.element(pointer),
        label,
        kind.equals("datetime-local") ? LocalMoment.toField(value) : value,
        kind,
        null,
        longest,
        error(pointer),
        hint);
  }

  Pair pair(String pointer, String label, boolean area, int longest) {
    Entry dutch = language(pointer, "nl", label, area, longest);
    Entry english = language(pointer, "en", label, area, longest);
    boolean missing = !dutch.value().isBlank() && english.value().isBlank();
    return new Pair(label, dutch, english, missing);
  }

  private Entry language(String pointer, String language, String label, boolean area, int longest) {
    String at = pointer + "/" + language;
    boolean inDutch = language.equals("nl");
    String name = words.say(inDutch ? "builder.in-dutch" : "builder.in-english", label);
    return new Entry(
        Place.field(at),
        Place.element(at),
        name,
        poll.at(JsonPointer.compile(at)).asText(""),
        area ? "area" : "text",
        language,
        longest,
        error(at),
        "");
  }
}
