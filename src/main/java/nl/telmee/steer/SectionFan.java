package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.StakeholderMap;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The participation fan as a checklist: each category is considered, and people may add their own.
 * A category is considered once somebody says whether it is concerned, or how it is reached.
 *
 * @param considered how many of the checklist were considered, in words
 * @param more whether there may be more rows
 */
public record SectionFan(String considered, List<Row> rows, boolean more) {
  static final String ROWS = "categories";

  /**
   * A category.
   *
   * @param name beginning of the names of its fields
   * @param category a word of the checklist, or what was typed
   * @param label empty: a category that people call themselves
   * @param concerned yes, no, or empty: not considered yet
   * @param wrong what is wrong with it; may be empty
   * @param known whom the address book holds; null: there is none to look in
   */
  public record Row(
      String name,
      String category,
      String label,
      String concerned,
      String approach,
      List<Choice> reach,
      String note,
      String wrong,
      SectionBook.@Nullable Known known) {
    private Row with(SectionBook.@Nullable Known other) {
      return new Row(name, category, label, concerned, approach, reach, note, wrong, other);
    }
  }

  /** The categories that were considered. */
  static void write(Form form, ObjectNode json) {
    ArrayNode rows = json.putArray(ROWS);
    for (int i = 0; form.has(ROWS + "-" + i + "-category"); i++) {
      String name = ROWS + "-" + i + "-";
      String category = SectionAsk.text(form, name + "category");
      String approach = SectionAsk.text(form, name + "approach");
      String note = SectionAsk.text(form, name + "note");
      String concerned = form.raw(name + "concerned");
      boolean own = Stakeholder.Category.of(category).isEmpty();
      boolean typed = !approach.isEmpty() || !note.isEmpty();
      if (own ? !category.isEmpty() || typed : !concerned.isEmpty() || typed) {
        rows.addObject()
            .put("category", category)
            .put("concerned", !concerned.equals("no"))
            .put("approach", approach)
            .put("reach", form.given(name + "reach").orElse(word(Stakeholder.Reach.UNKNOWN)))
            .put("note", note);
      }
    }
  }

  private static String word(Stakeholder.Reach reach) {
    return Fields.wordOf(reach);
  }

  /**
   * The fan as it stands, or as it was typed.
   *
   * @param errors sentences by the names of fields of the JSON
   */
  static SectionFan of(Words words, JsonNode json, Map<String, String> errors, SectionRows wanted) {
    Map<String, Integer> places = new LinkedHashMap<>();
    JsonNode typed = json.path(ROWS);
    for (int i = 0; i < typed.size(); i++) {
      places.put(typed.get(i).path("category").asText() + (isOwn(typed.get(i)) ? i : ""), i);
    }
    List<Row> rows = new ArrayList<>();
    for (String category : Stakeholder.Category.words()) {
      Integer place = places.remove(category);
      JsonNode one = place == null ? Json.object() : typed.get(place);
      rows.add(
          row(
              words,
              rows.size(),
              category,
              one,
              place == null ? "" : SteerWrong.ofRow(errors, ROWS, place)));
    }
    long considered = rows.stream().filter(row -> !row.concerned().isEmpty()).count();
    int all = rows.size();
    places
        .values()
        .forEach(
            place ->
                rows.add(
                    row(
                        words,
                        rows.size(),
                        "",
                        typed.get(place),
                        SteerWrong.ofRow(errors, ROWS, place))));
    int most = wanted.of(ROWS, rows.size(), StakeholderMap.MOST);
    while (rows.size() < most) {
      rows.add(row(words, rows.size(), "", Json.object(), ""));
    }
    return new SectionFan(
        words.say("steer.fan.considered", considered, all),
        rows,
        rows.size() < StakeholderMap.MOST);
  }

  /** The same with whom an address book holds. */
  SectionFan with(SectionBook book) {
    return new SectionFan(
        considered,
        rows.stream()
            .map(
                row ->
                    Stakeholder.Category.of(row.category())
                        .map(category -> row.with(book.known().get(category)))
                        .orElse(row))
            .toList(),
        more);
  }

  private static boolean isOwn(JsonNode row) {
    return Stakeholder.Category.of(row.path("category").asText()).isEmpty();
  }

  private static Row row(Words words, int number, String category, JsonNode json, String wrong) {
    String reach = json.path("reach").asText(word(Stakeholder.Reach.UNKNOWN));
    return new Row(
        ROWS + "-" + number,
        category.isEmpty() ? json.path("category").asText() : category,
        category.isEmpty() ? "" : words.say("trajectory.category." + category),
        json.has("concerned") ? (json.path("concerned").asBoolean() ? "yes" : "no") : "",
        json.path("approach").asText(),
        SectionAsk.words(Stakeholder.Reach.values()).stream()
            .map(
                word -> new Choice(word, words.say("trajectory.reach." + word), word.equals(reach)))
            .toList(),
        json.path("note").asText(),
        wrong,
        null);
  }

  /** What it says of those who were considered. */
  static List<SectionFact> facts(Words words, JsonNode json) {
    List<SectionFact> facts = new ArrayList<>();
    for (JsonNode one : json.path(ROWS)) {
      String category = one.path("category").asText();
      String label =
          Stakeholder.Category.of(category).isPresent()
              ? words.say("trajectory.category." + category)
              : category;
      facts.add(new SectionFact(label, said(words, one)));
    }
    return facts;
  }

  private static String said(Words words, JsonNode one) {
    if (!one.path("concerned").asBoolean()) {
      return words.say("steer.fan.no") + after(one.path("note").asText());
    }
    return words.say("steer.fan.yes")
        + after(one.path("approach").asText())
        + after(words.say("trajectory.reach." + one.path("reach").asText()))
        + after(one.path("note").asText());
  }

  private static String after(String text) {
    return text.isEmpty() ? "" : "\n" + text;
  }
}
