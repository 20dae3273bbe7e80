package nl.telmee.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns conditions of LimeSurvey into ours: asked when one of some options of one earlier question
 * was chosen. What needs more than that cannot be said.
 */
final class LimeChoices {
  /**
   * When a question is asked.
   *
   * @param question id of an earlier question of ours; empty: always asked
   */
  record Shown(String question, List<String> anyOf) {
    static final Shown ALWAYS = new Shown("", List.of());

    boolean always() {
      return question.isEmpty();
    }
  }

  /** What a variable of an expression is: a choice of ours, or one option of a multiple choice. */
  private record Target(String question, Map<String, String> options, boolean part) {}

  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Shown> conditions = new HashMap<>();
  private final Set<String> certain = new java.util.HashSet<>();

  /**
   * Remembers a question of which one answer is chosen.
   *
   * @param names variables that stand for it
   * @param options our option by code of LimeSurvey
   * @param always whether everybody who is asked answers it
   */
  void single(List<String> names, String question, Map<String, String> options, boolean always) {
    names.forEach(name -> targets.put(name, new Target(question, Map.copyOf(options), false)));
    if (always) {
      certain.add(question);
    }
  }

  /** Remembers an option of a question of which several answers are chosen. */
  void part(List<String> names, String question, String option) {
    names.forEach(name -> targets.put(name, new Target(question, Map.of("Y", option), true)));
  }

  /** Remembers when a question of ours is asked. */
  void asked(String question, Shown shown) {
    conditions.put(question, shown);
  }

  /** The condition in our form; null when it cannot be said. */
  @Nullable Shown resolve(@Nullable LimeCondition condition) {
    return switch (condition) {
      case null -> null;
      case LimeCondition.Always _ -> Shown.ALWAYS;
      case LimeCondition.Compared compared -> compared(compared);
      case LimeCondition.Answered answered -> answered(answered.variable());
      case LimeCondition.All all -> all(all.of());
      case LimeCondition.Any any -> any(any.of());
    };
  }

  private @Nullable Shown compared(LimeCondition.Compared compared) {
    Target target = targets.get(compared.variable());
    if (target == null) {
      return null;
    }
    String option = target.options.get(compared.value());
    if (compared.equal()) {
      return option == null ? null : new Shown(target.question, List.of(option));
    }
    // "Not this one" also holds for who gave no answer, which we can only say if all must answer.
    if (target.part || option == null || !certain.contains(target.question)) {
      return null;
    }
    List<String> others = new ArrayList<>(new LinkedHashSet<>(target.options.values()));
    others.remove(option);
    return others.isEmpty() ? null : new Shown(target.question, sorted(target, others));
  }

  private @Nullable Shown answered(String variable) {
    Target target = targets.get(variable);
    return target == null
        ? null
        : new Shown(target.question, sorted(target, List.copyOf(target.options.values())));
  }

  private static List<String> sorted(Target target, List<String> options) {
    return target.options.values().stream().filter(options::contains).distinct().sorted().toList();
  }

  private @Nullable Shown any(List<LimeCondition> parts) {
    Set<String> options = new LinkedHashSet<>();
    String question = "";
    for (LimeCondition part : parts) {
      Shown shown = resolve(part);
      if (shown == null || shown.always()) {
        return shown;
      }
      if (!question.isEmpty() && !question.equals(shown.question)) {
        return null;
      }
      question = shown.question;
      options.addAll(shown.anyOf);
    }
    return new Shown(question, List.copyOf(options));
  }

  private @Nullable Shown all(List<LimeCondition> parts) {
    Shown found = Shown.ALWAYS;
    for (LimeCondition part : parts) {
      Shown shown = resolve(part);
      found = shown == null || found == null ? null : both(found, shown);
    }
    return found;
  }

  private @Nullable Shown both(Shown one, Shown other) {
    if (one.always() || implies(other, one)) {
      return other;
    }
    if (other.always() || implies(one, other)) {
      return one;
    }
    boolean part =
        targets.values().stream().anyMatch(t -> t.part && t.question.equals(one.question));
    if (!one.question.equals(other.question) || part) {
      return null;
    }
    List<String> common = one.anyOf.stream().filter(other.anyOf::contains).toList();
    return common.isEmpty() ? null : new Shown(one.question, common);
  }

  /** Whether the first can only hold when the second does: its question is asked only then. */
  private boolean implies(Shown narrow, Shown wide) {
    Shown step = narrow;
    for (int i = 0; i <= conditions.size() && !step.always(); i++) {
      if (step.question.equals(wide.question) && wide.anyOf.containsAll(step.anyOf)) {
        return true;
      }
      step = conditions.getOrDefault(step.question, Shown.ALWAYS);
    }
    return false;
  }
}
