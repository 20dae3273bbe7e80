package nl.telmee.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of old files, as rows: within a scenario rows about the same question are
 * alternatives, and those about different questions must all hold; scenarios are alternatives.
 */
final class LimeOldConditions {
  private LimeOldConditions() {}

  /** The condition of a question; {@link LimeCondition.Always} without rows, null: unknown. */
  static @Nullable LimeCondition of(List<Map<String, String>> rows, String question) {
    Map<String, Map<String, List<LimeCondition>>> scenarios = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      if (!question.equals(row.get("qid"))) {
        continue;
      }
      LimeCondition condition = condition(row);
      if (condition == null) {
        return null;
      }
      scenarios
          .computeIfAbsent(row.getOrDefault("scenario", "1"), _ -> new LinkedHashMap<>())
          .computeIfAbsent(row.getOrDefault("cqid", ""), _ -> new ArrayList<>())
          .add(condition);
    }
    if (scenarios.isEmpty()) {
      return new LimeCondition.Always();
    }
    return any(scenarios.values().stream().map(LimeOldConditions::all).toList());
  }

  private static @Nullable LimeCondition condition(Map<String, String> row) {
    String field = row.getOrDefault("cfieldname", "");
    String value = row.getOrDefault("value", "");
    boolean equal = row.getOrDefault("method", "==").strip().equals("==");
    boolean different = row.getOrDefault("method", "").strip().equals("!=");
    if (field.isEmpty() || field.startsWith("{") || value.isBlank() || !(equal || different)) {
      return null;
    }
    return new LimeCondition.Compared(field.replaceFirst("^\\+", ""), value, equal);
  }

  private static LimeCondition all(Map<String, List<LimeCondition>> byQuestion) {
    return new LimeCondition.All(byQuestion.values().stream().map(LimeOldConditions::any).toList());
  }

  private static LimeCondition any(List<LimeCondition> conditions) {
    return conditions.size() == 1 ? conditions.getFirst() : new LimeCondition.Any(conditions);
  }
}
