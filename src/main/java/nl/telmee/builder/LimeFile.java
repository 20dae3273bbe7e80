package nl.telmee.builder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The questionnaire in the tables of a {@code .lss} file. Older files have a row for each language
 * of a question; files of LimeSurvey 4 and later keep texts in tables of their own ({@code
 * question_l10ns} and others). Both are read.
 */
final class LimeFile {
  private final LimeTables tables;
  private final Map<String, Map<String, String>> attributes = new HashMap<>();

  private LimeFile(LimeTables tables) {
    this.tables = tables;
    for (Map<String, String> row : tables.rows("question_attributes")) {
      attributes
          .computeIfAbsent(value(row, "qid"), _ -> new HashMap<>())
          .putIfAbsent(value(row, "attribute"), value(row, "value"));
    }
  }

  /** Reads a file; throws when it is no questionnaire of LimeSurvey. */
  static LimeFile read(byte[] file) throws UnreadableFile {
    LimeTables tables = LimeTables.read(file);
    if (tables.rows("surveys").isEmpty() && tables.rows("surveys_languagesettings").isEmpty()) {
      throw new UnreadableFile("builder.file.not-lss");
    }
    return new LimeFile(tables);
  }

  private static String value(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static int number(Map<String, String> row, String column) {
    String value = value(row, column);
    return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
  }

  /** A setting of the survey; empty when it is not there. */
  String setting(String name) {
    return tables.rows("surveys").stream().findFirst().map(row -> value(row, name)).orElse("");
  }

  /** A text of the survey. */
  LimeText surveyText(String column) {
    return text(tables.rows("surveys_languagesettings"), "surveyls_language", column);
  }

  /** Whether a table has rows. */
  boolean has(String table) {
    return !tables.rows(table).isEmpty();
  }

  /** How fields with answers to a question are named: survey, group and question. */
  Optional<String> fieldName(String question) {
    return tables.rows("questions").stream()
        .filter(row -> value(row, "qid").equals(question))
        .findFirst()
        .map(row -> value(row, "sid") + "X" + value(row, "gid") + "X" + question);
  }

  /** The rows of the old way to state conditions. */
  List<Map<String, String>> conditions() {
    return tables.rows("conditions");
  }

  /** The conditions of whole groups, by id of the group; only those that are not always true. */
  Map<String, String> groupConditions() {
    Map<String, String> found = new HashMap<>();
    for (Map<String, String> row : tables.rows("groups")) {
      String relevance = value(row, "grelevance").strip();
      if (!relevance.isEmpty() && !relevance.equals("1")) {
        found.put(value(row, "gid"), relevance);
      }
    }
    return found;
  }

  /** The descriptions of groups that say something. */
  List<LimeText> groupDescriptions() {
    List<LimeText> found = new ArrayList<>();
    for (Map<String, String> group : distinct(tables.rows("groups"), "gid")) {
      LimeText text = localized("groups", "group_l10ns", "gid", value(group, "gid"), "description");
      if (!text.isBlank()) {
        found.add(text);
      }
    }
    return found;
  }

  /** The questions in the order in which they are asked. */
  List<LimeQuestion> questions() {
    Map<String, Integer> groups = new HashMap<>();
    for (Map<String, String> row : tables.rows("groups")) {
      groups.put(value(row, "gid"), number(row, "group_order"));
    }
    Map<String, String> groupConditions = groupConditions();
    return distinct(tables.rows("questions"), "qid").stream()
        .filter(row -> Set.of("", "0").contains(value(row, "parent_qid")))
        .sorted(
            Comparator.<Map<String, String>>comparingInt(
                    row -> groups.getOrDefault(value(row, "gid"), 0))
                .thenComparingInt(row -> number(row, "question_order")))
        .map(row -> question(row, groupConditions.getOrDefault(value(row, "gid"), "")))
        .toList();
  }

  private LimeQuestion question(Map<String, String> row, String groupCondition) {
    String id = value(row, "qid");
    String type = value(row, "type");
    return new LimeQuestion(
        id,
        value(row, "title"),
        type.isEmpty() ? '?' : type.charAt(0),
        localized("questions", "question_l10ns", "qid", id, "question"),
        localized("questions", "question_l10ns", "qid", id, "help"),
        value(row, "mandatory").equals("Y"),
        value(row, "other").equals("Y"),
        both(groupCondition, value(row, "relevance").strip()),
        value(row, "preg").strip(),
        parts(id),
        answers(id),
        attributes.getOrDefault(id, Map.of()));
  }

  private static String both(String group, String own) {
    if (group.isEmpty()) {
      return own;
    }
    return own.isEmpty() || own.equals("1") ? group : "(" + group + ") and (" + own + ")";
  }

  private List<LimeQuestion.Part> parts(String question) {
    List<Map<String, String>> rows = new ArrayList<>(tables.rows("subquestions"));
    rows.addAll(tables.rows("questions"));
    return distinct(rows, "qid").stream()
        .filter(row -> value(row, "parent_qid").equals(question))
        .sorted(Comparator.comparingInt(row -> number(row, "question_order")))
        .map(row -> part(row, value(row, "qid")))
        .toList();
  }

  private LimeQuestion.Part part(Map<String, String> row, String id) {
    LimeText text = localized("subquestions", "question_l10ns", "qid", id, "question");
    LimeText found =
        text.isBlank() ? localized("questions", "question_l10ns", "qid", id, "question") : text;
    return new LimeQuestion.Part(value(row, "title"), found, value(row, "scale_id"));
  }

  private List<LimeQuestion.Part> answers(String question) {
    List<Map<String, String>> rows =
        tables.rows("answers").stream()
            .filter(row -> value(row, "qid").equals(question))
            .sorted(Comparator.comparingInt(row -> number(row, "sortorder")))
            .toList();
    Map<String, LimeQuestion.Part> byCode = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      String scale = value(row, "scale_id");
      byCode.computeIfAbsent(
          scale + "/" + value(row, "code"),
          _ -> new LimeQuestion.Part(value(row, "code"), answer(rows, row), scale));
    }
    return List.copyOf(byCode.values());
  }

  private LimeText answer(List<Map<String, String>> rows, Map<String, String> row) {
    if (has("answer_l10ns")) {
      return text(matching("answer_l10ns", "aid", value(row, "aid")), "language", "answer");
    }
    List<Map<String, String>> same =
        rows.stream()
            .filter(other -> value(other, "code").equals(value(row, "code")))
            .filter(other -> value(other, "scale_id").equals(value(row, "scale_id")))
            .toList();
    return text(same, "language", "answer");
  }

  /** A text that is in a table of its own, or else in the rows of the thing itself. */
  private LimeText localized(
      String table, String texts, String idColumn, String id, String column) {
    String source = has(texts) ? texts : table;
    return text(matching(source, idColumn, id), "language", column);
  }

  private List<Map<String, String>> matching(String table, String column, String id) {
    return tables.rows(table).stream().filter(row -> value(row, column).equals(id)).toList();
  }

  private static LimeText text(
      List<Map<String, String>> rows, String languageColumn, String column) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      found.putIfAbsent(value(row, languageColumn), value(row, column));
    }
    return new LimeText(found);
  }

  /** The first row of each id. */
  private static List<Map<String, String>> distinct(
      List<Map<String, String>> rows, String idColumn) {
    Map<String, Map<String, String>> first = new LinkedHashMap<>();
    rows.forEach(row -> first.putIfAbsent(value(row, idColumn), row));
    return List.copyOf(first.values());
  }
}
