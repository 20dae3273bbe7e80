package nl.telmee.relation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Stakeholder.Category;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Words;

/** The form of a relation as the JSON that {@link Entry} reads, and its mistakes in words. */
final class RelationForm {
  static final List<String> TEXTS =
      List.of("name", "contact", "email", "phone", "note", "checkedOn");

  private RelationForm() {}

  static ObjectNode json(Form form) {
    ObjectNode json = Json.object();
    for (String name : TEXTS) {
      String text = form.raw(name).strip().replace("\r\n", "\n");
      if (!text.isEmpty()) {
        json.put(name, text);
      }
    }
    form.all("categories").forEach(json.putArray("categories")::add);
    return json;
  }

  /** What was typed, with what is wrong with it. */
  static Typed typed(Words words, Form form, List<Mistake> mistakes) {
    return new Typed(form.fields(), errors(words, mistakes));
  }

  /** What is there, as if it was typed. */
  static Typed filledIn(Entry entry) {
    return new Typed(
        Map.of(
            "name", List.of(entry.name()),
            "categories", entry.categories().stream().map(Category::word).toList(),
            "contact", List.of(entry.contact()),
            "email", List.of(entry.email()),
            "phone", List.of(entry.phone()),
            "note", List.of(entry.note()),
            "checkedOn", List.of(entry.checkedOn().toString())),
        Map.of());
  }

  /** Sentences by the name of the field. */
  static Map<String, String> errors(Words words, List<Mistake> mistakes) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Mistake mistake : mistakes) {
      String field = mistake.pointer().replaceFirst("^/", "").replaceFirst("/.*", "");
      errors.putIfAbsent(field, sentence(words, field, mistake.detail()));
    }
    return errors;
  }

  private static String sentence(Words words, String field, String detail) {
    if (detail.startsWith("must have at most ")) {
      return words.say("wrong.too-long", Integer.parseInt(detail.replaceAll("\\D", "")));
    }
    if (detail.startsWith("holds characters")) {
      return words.say("wrong.unstorable");
    }
    return switch (detail) {
      case Entry.NO_EMAIL -> words.say("relation.wrong.email");
      case Entry.NO_PHONE -> words.say("relation.wrong.phone");
      case Entry.NOT_YET -> words.say("relation.wrong.not-yet");
      default -> missing(words, field);
    };
  }

  private static String missing(Words words, String field) {
    return switch (field) {
      case "name" -> words.say("relation.wrong.name");
      case "categories" -> words.say("relation.wrong.categories");
      case "checkedOn" -> words.say("relation.wrong.day");
      default -> words.say("steer.wrong.other");
    };
  }
}
