package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Planning;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Step;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a planning as a form: their days, which are left out, and which are added. A step
 * that is left out stays on the form, so that it can be taken after all.
 *
 * @param more whether there may be more rows
 */
public record SectionStages(List<Row> rows, boolean more) {
  static final String ROWS = "stages";

  /**
   * A step.
   *
   * @param name beginning of the names of its fields
   * @param key empty: one that is added now
   * @param label empty: an added one, whose name is typed
   * @param fixed whether it cannot be left out
   * @param after which step an added one comes after
   * @param wrongs what is wrong with it: sentences by the last part of the name of a field
   */
  public record Row(
      String name,
      String key,
      String label,
      boolean fixed,
      boolean taken,
      String dueOn,
      String title,
      List<Choice> parties,
      List<Choice> after,
      Map<String, String> wrongs) {
    /** What is wrong with a field; empty when nothing is. */
    public String error(String field) {
      return wrongs.getOrDefault(field, "");
    }

    /** For {@code aria-invalid}. */
    public @Nullable String invalid(String field) {
      return wrongs.containsKey(field) ? "true" : null;
    }
  }

  /** The steps that are taken, in their order. */
  static void write(Form form, ObjectNode json) {
    write(form, json, "dueOn");
  }

  /**
   * The same with the moment of each step in another field.
   *
   * @param when name of that field
   */
  static void write(Form form, ObjectNode json, String when) {
    List<ObjectNode> stages = new ArrayList<>();
    Arrays.stream(Step.values())
        .forEach(step -> stages.add(stage(step.word()).put("taken", step.protective())));
    for (int i = 0; form.has(ROWS + "-" + i + "-key"); i++) {
      String name = ROWS + "-" + i + "-";
      String key = form.raw(name + "key");
      boolean taken = form.has(name + "taken");
      Step step = Step.of(key).orElse(null);
      if (step != null) {
        ObjectNode stage = stages.get(place(stages, key));
        SectionAsk.put(stage, when, SectionAsk.text(form, name + when));
        stage.put("taken", taken || step.protective());
      } else if (key.isEmpty() ? form.given(name + "title").isPresent() : taken) {
        ObjectNode added = added(form, name, key.isEmpty() ? next(form, stages) : key, when);
        insert(stages, added, form, name);
      }
    }
    stages.removeIf(stage -> !stage.path("taken").asBoolean());
    stages.forEach(stage -> stage.remove("taken"));
    json.putArray(ROWS).addAll(stages);
  }

  private static ObjectNode stage(String key) {
    return Json.object().put("key", key);
  }

  private static ObjectNode added(Form form, String name, String key, String when) {
    ObjectNode stage = stage(key).put("title", SectionAsk.text(form, name + "title"));
    SectionAsk.put(stage, "party", form.raw(name + "party"));
    SectionAsk.put(stage, when, SectionAsk.text(form, name + when));
    return stage.put("taken", true);
  }

  /** A key that neither the form nor the list has. */
  private static String next(Form form, List<ObjectNode> stages) {
    Set<String> used =
        form.fields().entrySet().stream()
            .filter(field -> field.getKey().endsWith("-key"))
            .flatMap(field -> field.getValue().stream())
            .collect(Collectors.toSet());
    stages.forEach(stage -> used.add(stage.path("key").asText()));
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> "extra-" + n)
        .filter(key -> !used.contains(key))
        .findFirst()
        .orElseThrow();
  }

  /** Behind the step that was chosen, and behind what was added there before. */
  private static void insert(List<ObjectNode> stages, ObjectNode added, Form form, String name) {
    int at = place(stages, form.raw(name + "after")) + 1;
    while (at < stages.size() && Step.of(stages.get(at).path("key").asText()).isEmpty()) {
      at++;
    }
    stages.add(at, added);
  }

  private static int place(List<? extends JsonNode> stages, String key) {
    return stages.stream().map(stage -> stage.path("key").asText()).toList().indexOf(key);
  }

  /**
   * The planning as it stands, or as it was typed.
   *
   * @param staying keys of steps that can no longer be left out
   * @param table whether a council opened it: then no municipality leads
   */
  static SectionStages of(
      Words words,
      JsonNode json,
      Map<String, String> errors,
      Set<String> staying,
      SectionRows wanted,
      boolean table) {
    List<JsonNode> stages = new ArrayList<>(json.path(ROWS).valueStream().toList());
    List<String> taken = stages.stream().map(stage -> stage.path("key").asText()).toList();
    for (Step step : Step.values()) {
      if (!taken.contains(step.word())) {
        stages.add(before(stages, step), stage(step.word()));
      }
    }
    List<Row> rows = new ArrayList<>();
    String previous = "";
    for (JsonNode stage : stages) {
      String key = stage.path("key").asText();
      boolean fixed = staying.contains(key) || Step.of(key).filter(Step::protective).isPresent();
      Map<String, String> wrongs = SteerWrong.inRow(errors, ROWS, taken.indexOf(key));
      rows.add(row(words, rows.size(), stage, previous, fixed, taken.contains(key), wrongs, table));
      previous = Step.of(key).map(Step::word).orElse(previous);
    }
    int most = wanted.of(ROWS, rows.size(), Planning.MOST);
    while (rows.size() < most) {
      rows.add(row(words, rows.size(), stage(""), previous, false, true, Map.of(), table));
    }
    return new SectionStages(rows, rows.size() < Planning.MOST);
  }

  /**
   * What is wrong with the steps, by the names of fields: each sentence says of which step it is.
   * Rows may have moved since the readers counted them.
   *
   * @param errors what is wrong with the whole form, in which the steps are counted
   * @param table beginning of the names of the steps there
   */
  Map<String, String> errors(Words words, Map<String, String> errors, String table) {
    Map<String, String> all = new LinkedHashMap<>(errors);
    all.keySet().removeIf(field -> field.startsWith(table + "-"));
    for (Row row : rows) {
      String step = row.label.isEmpty() ? row.title : row.label;
      row.wrongs.forEach(
          (field, sentence) ->
              all.put(
                  row.name + "-" + field,
                  words.say(
                      "steer.stage.wrong",
                      step.isEmpty() ? words.say("steer.stage.own") : step,
                      sentence)));
    }
    return all;
  }

  /** The place of the first step that comes later in the process. */
  private static int before(List<JsonNode> stages, Step step) {
    for (int i = 0; i < stages.size(); i++) {
      if (Step.of(stages.get(i).path("key").asText())
          .filter(one -> one.compareTo(step) > 0)
          .isPresent()) {
        return i;
      }
    }
    return stages.size();
  }

  private static Row row(
      Words words,
      int number,
      JsonNode stage,
      String previous,
      boolean fixed,
      boolean taken,
      Map<String, String> wrongs,
      boolean table) {
    String key = stage.path("key").asText();
    boolean own = Step.of(key).isEmpty();
    return new Row(
        ROWS + "-" + number,
        key,
        own ? "" : words.say("trajectory.step." + key),
        fixed,
        taken,
        stage.path(stage.has("days") ? "days" : "dueOn").asText(),
        stage.path("title").asText(),
        own ? parties(words, stage.path("party").asText(), table) : List.of(),
        own ? after(words, previous) : List.of(),
        wrongs);
  }

  /** Who can act. A table is led by its council, by whichever of the two words it is stored. */
  private static List<Choice> parties(Words words, String stored, boolean table) {
    Party lead = table ? Party.COUNCIL : Party.MUNICIPALITY;
    boolean led = stored.isEmpty() || (table && stored.equals(Party.MUNICIPALITY.word()));
    String chosen = led ? lead.word() : stored;
    return Arrays.stream(Party.values())
        .filter(party -> party != Party.PROGRAM && !(table && party == Party.MUNICIPALITY))
        .map(Party::word)
        .map(word -> new Choice(word, words.say("trajectory.party." + word), word.equals(chosen)))
        .toList();
  }

  private static List<Choice> after(Words words, String chosen) {
    List<Choice> all = new ArrayList<>();
    all.add(new Choice("", words.say("steer.stage.first"), chosen.isEmpty()));
    for (Step step : Step.values()) {
      String word = step.word();
      all.add(new Choice(word, words.say("trajectory.step." + word), word.equals(chosen)));
    }
    return all;
  }

  static List<SectionFact> facts(Words words, JsonNode json) {
    List<SectionFact> facts = new ArrayList<>();
    for (JsonNode stage : json.path(ROWS)) {
      String key = stage.path("key").asText();
      String title = stage.path("title").asText();
      String day = SectionFact.day(words, stage.path("dueOn"));
      facts.add(
          new SectionFact(
              Step.of(key).isPresent() ? words.say("trajectory.step." + key) : title,
              day.isEmpty() ? words.say("steer.no-day") : day));
    }
    return facts;
  }

  /** What a step is called in the log. */
  static String name(Words words, List<Stage> stages, String key) {
    if (Step.of(key).isPresent()) {
      return words.say("trajectory.step." + key);
    }
    return stages.stream()
        .filter(stage -> stage.key().equals(key))
        .map(Stage::title)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(key);
  }
}
