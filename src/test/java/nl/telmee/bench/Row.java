package nl.telmee.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param name what was measured
 * @param decimals of the value that are shown
 * @param comparedWith in words; empty when with nothing
 * @param ratio to what it is compared with, if that was measured in the same rounds or is a figure
 * @param target what is to be reached, if anything
 */
record Row(
    String name,
    String unit,
    int decimals,
    Series values,
    String comparedWith,
    @Nullable Series ratio,
    @Nullable Target target) {
  static final String HEAD =
      """
      | measure | value | range | compared with | ratio | to reach | reached |
      |---|--:|--:|---|--:|--:|:-:|
      """;

  static Row of(String name, String unit, int decimals, Series values) {
    return new Row(name, unit, decimals, values, "", null, null);
  }

  /** The same, compared with what was measured in the same rounds. */
  Row against(String other, Series measured) {
    return new Row(name, unit, decimals, values, other, values.over(measured), target);
  }

  /** The same, beside a figure that was measured elsewhere: no ratio. */
  Row beside(String figure) {
    return new Row(name, unit, decimals, values, figure, ratio, target);
  }

  Row toReach(Target wanted) {
    return new Row(name, unit, decimals, values, comparedWith, ratio, wanted);
  }

  /** Whether the median is what it is to be; null without a target. */
  @Nullable Boolean reached() {
    if (target == null) {
      return null;
    }
    return target.reached(judged(target).median());
  }

  private Series judged(Target of) {
    if (!of.ofRatio()) {
      return values;
    }
    if (ratio == null) {
      throw new IllegalStateException(name + " has a target for a ratio and no ratio");
    }
    return ratio;
  }

  /** As a line of Markdown. */
  String markdown() {
    Boolean reached = reached();
    return "| %s | %s | %s – %s | %s | %s | %s | %s |"
        .formatted(
            name,
            withUnit(text(values.median(), decimals)),
            text(values.lowest(), decimals),
            text(values.highest(), decimals),
            comparedWith,
            ratio == null ? "" : text(ratio.median(), 2),
            target == null ? "" : wanted(target),
            reached == null ? "" : reached ? "yes" : "**no**");
  }

  private String wanted(Target of) {
    String sign = of.atLeast() ? "≥ " : "≤ ";
    return sign + (of.ofRatio() ? text(of.bound(), 2) : withUnit(text(of.bound(), decimals)));
  }

  private String withUnit(String value) {
    return unit.isEmpty() ? value : value + " " + unit;
  }

  private static String text(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** For programs. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("measure", name);
    json.put("unit", unit);
    json.put("median", values.median());
    json.put("lowest", values.lowest());
    json.put("highest", values.highest());
    json.put("rounds", values.values());
    if (!comparedWith.isEmpty()) {
      json.put("comparedWith", comparedWith);
    }
    if (ratio != null) {
      json.put("ratio", ratio.median());
      json.put("ratios", ratio.values());
    }
    if (target != null) {
      json.put("target", wanted(target));
      json.put("reached", target.reached(judged(target).median()));
    }
    return json;
  }
}
