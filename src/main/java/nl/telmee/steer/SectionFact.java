package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.trajectory.Section;
import nl.telmee.web.Words;

/** Something that a section says, for who reads it: what it is about, and the words. */
public record SectionFact(String label, String text) {
  /** All that a section says; what was left open is not in it. */
  static List<SectionFact> of(Words words, Section section) {
    JsonNode json = section.json();
    List<SectionFact> facts = new ArrayList<>();
    for (SectionAsk ask : SectionAsks.of(section.kind())) {
      String text = said(words, ask, json.at("/" + ask.name().replace('-', '/')));
      if (!text.isEmpty()) {
        facts.add(new SectionFact(words.say("steer.label." + ask.label()), text));
      }
    }
    facts.addAll(
        switch (section.kind()) {
          case STAKEHOLDERS -> SectionFan.facts(words, json);
          case PLANNING -> SectionStages.facts(words, json);
          case EVALUATION -> SectionScores.facts(words, json);
          case MEANS -> SectionCosts.facts(words, json);
          case SUBJECT, INFLUENCE, COUNCIL_START, GOAL, APPROACH, REPORT, REVIEW, LATER_ADVICE ->
              List.of();
        });
    return facts;
  }

  private static String said(Words words, SectionAsk ask, JsonNode value) {
    return switch (ask) {
      case SectionAsk.Text _, SectionAsk.Whole _ -> value.asText();
      case SectionAsk.Day _ -> day(words, value);
      case SectionAsk.Choice choice ->
          (value.isArray() ? SectionJson.texts(value) : List.of(value.asText()))
              .stream()
                  .filter(word -> !word.isEmpty())
                  .map(word -> words.say(choice.key() + word))
                  .collect(Collectors.joining(", "));
    };
  }

  /** A day in words; empty: none. */
  static String day(Words words, JsonNode value) {
    return value.asText().isEmpty() ? "" : words.day(java.time.LocalDate.parse(value.asText()));
  }
}
