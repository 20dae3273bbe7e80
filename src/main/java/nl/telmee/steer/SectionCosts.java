package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Means;
import nl.telmee.web.Form;
import nl.telmee.web.Words;

/**
 * What a trajectory costs by year, and who pays along.
 *
 * @param moreCosts whether there may be more lines of costs
 * @param moreShares whether more may pay along
 */
public record SectionCosts(
    List<Cost> costs, List<Share> shares, boolean moreCosts, boolean moreShares) {
  private static final String COSTS = "costs";
  private static final String SHARES = "inhabitants";
  private static final List<String> NUMBERS = List.of("year", "euros", "spent", "hours");

  /**
   * What is spent on something in a year, as it is typed.
   *
   * @param name beginning of the names of its fields
   */
  public record Cost(
      String name, String what, String year, String euros, String spent, String hours) {}

  /** Who pays along, as it is typed. */
  public record Share(String name, String who, String inhabitants, boolean youth, boolean adults) {}

  /** Rows in which something was typed. */
  static void write(Form form, ObjectNode json) {
    ArrayNode costs = json.putArray(COSTS);
    for (int i = 0; form.has(COSTS + "-" + i + "-what"); i++) {
      String name = COSTS + "-" + i + "-";
      String what = SectionAsk.text(form, name + "what");
      if (!what.isEmpty() || NUMBERS.stream().anyMatch(one -> form.given(name + one).isPresent())) {
        ObjectNode cost = costs.addObject().put("what", what);
        NUMBERS.forEach(one -> SectionAsk.number(cost, one, SectionAsk.text(form, name + one)));
      }
    }
    ArrayNode shares = json.putArray(SHARES);
    for (int i = 0; form.has(SHARES + "-" + i + "-name"); i++) {
      String name = SHARES + "-" + i + "-";
      String who = SectionAsk.text(form, name + "name");
      String inhabitants = SectionAsk.text(form, name + "inhabitants");
      if (!who.isEmpty() || !inhabitants.isEmpty()) {
        ObjectNode share = shares.addObject().put("name", who);
        SectionAsk.number(share, "inhabitants", inhabitants);
        share.put("youth", form.has(name + "youth")).put("adults", form.has(name + "adults"));
      }
    }
  }

  static SectionCosts of(JsonNode json, SectionRows rows) {
    List<Cost> costs = new ArrayList<>();
    json.path(COSTS).forEach(one -> costs.add(cost(costs.size(), one)));
    List<Share> shares = new ArrayList<>();
    json.path(SHARES).forEach(one -> shares.add(share(shares.size(), one)));
    int lines = rows.of(COSTS, costs.size(), Means.MOST);
    while (costs.size() < lines) {
      costs.add(new Cost(COSTS + "-" + costs.size(), "", "", "", "", ""));
    }
    int payers = rows.of(SHARES, shares.size(), Means.MOST);
    while (shares.size() < payers) {
      shares.add(new Share(SHARES + "-" + shares.size(), "", "", true, true));
    }
    return new SectionCosts(costs, shares, costs.size() < Means.MOST, shares.size() < Means.MOST);
  }

  private static Cost cost(int number, JsonNode json) {
    return new Cost(
        COSTS + "-" + number,
        json.path("what").asText(),
        json.path("year").asText(),
        json.path("euros").asText(),
        json.path("spent").asText(),
        json.path("hours").asText());
  }

  private static Share share(int number, JsonNode json) {
    return new Share(
        SHARES + "-" + number,
        json.path("name").asText(),
        json.path("inhabitants").asText(),
        json.path("youth").asBoolean(),
        json.path("adults").asBoolean());
  }

  static List<SectionFact> facts(Words words, JsonNode json) {
    List<SectionFact> facts = new ArrayList<>();
    for (JsonNode one : json.path(COSTS)) {
      facts.add(
          new SectionFact(
              one.path("what").asText() + " · " + one.path("year").asText(),
              words.say(
                  "steer.cost.said",
                  one.path("euros").asInt(),
                  one.path("spent").asInt(),
                  one.path("hours").asInt())));
    }
    for (JsonNode one : json.path(SHARES)) {
      facts.add(
          new SectionFact(
              one.path("name").asText(),
              words.say("steer.share.said", one.path("inhabitants").asInt())));
    }
    return facts;
  }
}
