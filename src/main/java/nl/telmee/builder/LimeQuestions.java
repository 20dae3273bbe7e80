package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts questions of LimeSurvey one by one, in order, with their conditions. */
final class LimeQuestions {
  static final int LONGEST_TEXT = 500;
  private static final int LONGEST_SHOWN = 120;

  private final LimeFile file;
  private final List<Remark> remarks;
  private final LimeChoices choices = new LimeChoices();
  private final Identifiers ids = new Identifiers("q");
  private final ArrayNode questions = JsonNodeFactory.instance.arrayNode();

  LimeQuestions(LimeFile file, List<Remark> remarks) {
    this.file = file;
    this.remarks = remarks;
  }

  ArrayNode convert() {
    file.questions().forEach(this::convert);
    return questions;
  }

  private void convert(LimeQuestion asked) {
    if (asked.has("hidden")) {
      remark(asked, "builder.lss.hidden");
      return;
    }
    LimeChoices.Shown shown = shown(asked);
    int before = questions.size();
    new LimeKinds(this, asked, shown).convert();
    if (questions.size() > before) {
      remarkOnSettings(asked);
    }
  }

  private LimeChoices.Shown shown(LimeQuestion asked) {
    String relevance = asked.relevance();
    boolean old = relevance.isEmpty() || relevance.equals("1");
    LimeCondition condition =
        old ? LimeOldConditions.of(file.conditions(), asked.id()) : LimeCondition.parse(relevance);
    LimeChoices.Shown shown = choices.resolve(condition);
    if (shown == null) {
      remark(asked, "builder.lss.condition", old ? "" : shortened(relevance));
      return LimeChoices.Shown.ALWAYS;
    }
    return shown;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private void remarkOnSettings(LimeQuestion asked) {
    if (!asked.help().isBlank()) {
      remark(asked, "builder.lss.help");
    }
    if (asked.text().hasPlaceholders()) {
      remark(asked, "builder.lss.placeholders");
    }
    if (asked.has("random_order") || asked.attribute("answer_order").equals("random")) {
      remark(asked, "builder.lss.random-order");
    }
    if (asked.has("array_filter") || asked.has("array_filter_exclude")) {
      remark(asked, "builder.lss.filter");
    }
    if (asked.has("exclude_all_others")) {
      remark(asked, "builder.lss.exclusive");
    }
    if (!asked.validation().isEmpty() || asked.has("em_validation_q")) {
      remark(asked, "builder.lss.validation");
    }
  }

  void remark(LimeQuestion asked, String key, String... arguments) {
    remarks.add(Remark.of(asked.name(), key, arguments));
  }

  /** The question texts fit, or it is said that they were cut. */
  ObjectNode text(LimeQuestion asked, LimeText text) {
    if (text.exceeds(LONGEST_TEXT, false)) {
      remark(asked, "builder.lss.text-cut");
    }
    return text.translated(LONGEST_TEXT, false);
  }

  /** Adds a question of ours and yields it, so that the rest can be filled in. */
  ObjectNode add(
      LimeQuestion asked, String name, String type, ObjectNode text, LimeChoices.Shown shown) {
    String id = ids.of(name);
    ObjectNode question = questions.addObject();
    question.put("id", id).put("type", type).put("required", asked.mandatory());
    question.set("text", text);
    if (!shown.always()) {
      ObjectNode showIf = question.putObject("showIf").put("question", shown.question());
      ArrayNode anyOf = showIf.putArray("anyOf");
      shown.anyOf().forEach(anyOf::add);
    }
    choices.asked(id, shown);
    return question;
  }

  /** Later conditions may be about this choice. */
  void remember(LimeQuestion asked, String part, ObjectNode question, Map<String, String> options) {
    boolean certain = question.path("required").booleanValue();
    choices.single(names(asked, part), question.path("id").asText(), options, certain);
  }

  /** Later conditions may be about the options of this multiple choice. */
  void rememberParts(LimeQuestion asked, ObjectNode question, Map<String, String> options) {
    options.forEach(
        (code, option) -> choices.part(names(asked, code), question.path("id").asText(), option));
  }

  /** {@code Q1}, {@code Q1_SQ001}, and the way fields of the answers are named: 12X3X45SQ001. */
  private List<String> names(LimeQuestion asked, String part) {
    List<String> names = new ArrayList<>();
    names.add(part.isEmpty() ? asked.code() : asked.code() + "_" + part);
    file.fieldName(asked.id()).ifPresent(field -> names.add(field + part));
    return names;
  }

  /** Options of ours with new ids; the map tells which one a code became. */
  static Map<String, String> options(
      ObjectNode question, List<LimeQuestion.Part> parts, int most, @Nullable Runnable whenCut) {
    Identifiers ids = new Identifiers("o");
    Map<String, String> byCode = new LinkedHashMap<>();
    ArrayNode options = question.putArray("options");
    for (LimeQuestion.Part part : parts) {
      if (options.size() == most) {
        if (whenCut != null) {
          whenCut.run();
        }
        break;
      }
      String id = ids.of(part.code());
      byCode.put(part.code(), id);
      options.addObject().put("id", id).set("text", named(part).translated(LONGEST_TEXT, false));
    }
    return byCode;
  }

  private static LimeText named(LimeQuestion.Part part) {
    return part.text().isBlank() ? new LimeText(Map.of("nl", part.code())) : part.text();
  }
}
