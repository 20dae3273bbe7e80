package nl.telmee.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.release.Phrase;
import nl.telmee.release.QuestionView;
import nl.telmee.trajectory.Evidence;
import nl.telmee.web.Words;

/**
 * The frozen numbers that a finding rests on, with bars.
 *
 * @param heading the question that was asked, and how many answered it
 * @param rows its answers; empty: a question without numbers
 * @param about what the bars are, where that is not plain; may be empty
 * @param mean in words; empty: none
 * @param spoken what was counted in conversations, in words; empty: nothing
 * @param groups the same by background question, as the policy of the poll allowed
 * @param method how the poll was held; may be empty
 * @param results to the results of this very version; without an address when the poll is not here
 */
public record Proof(
    QuestionView.Heading heading,
    List<QuestionView.Row> rows,
    String about,
    String mean,
    String spoken,
    List<Groups> groups,
    Phrase method,
    Link results) {
  /** The groups of a background question. */
  public record Groups(Phrase by, List<Group> groups) {}

  /**
   * A group.
   *
   * @param answered how many of it answered, in words
   */
  public record Group(Phrase name, String answered, List<Share> shares) {}

  /** How many of a group gave an answer. */
  public record Share(Phrase answer, String share) {}

  /** What was asked elsewhere has no results here to lead to. */
  static Proof of(Reading reading, Evidence evidence) {
    return of(reading.words(), evidence, reading.polls().containsKey(evidence.poll()));
  }

  static Proof of(Words words, Evidence evidence, boolean here) {
    JsonNode question = evidence.question();
    String id = question.path("id").asText();
    long answered = question.path("answered").asLong();
    return new Proof(
        new QuestionView.Heading(
            id,
            Counted.phrase(words, question.path("text"), id),
            answered == 0
                ? words.say("talks.proof.nobody")
                : words.count("results.answered", answered)),
        answered == 0
            ? List.of()
            : Counted.rows(words, Counted.of(words, question, question), answered),
        answered > 0 && question.path("type").asText().equals("ranking")
            ? words.say("story.proof.ranking")
            : "",
        question.path("mean").isNumber()
            ? words.say("story.proof.mean", words.decimal(question.path("mean").asDouble()))
            : "",
        spoken(words, question),
        groups(words, question, evidence.groups()),
        Phrase.of(evidence.held(), words),
        here
            ? new Link(
                "/p/" + evidence.slug() + "/results?version=" + evidence.version(),
                words.say("story.results.version", evidence.version()))
            : new Link("", words.say("story.results.elsewhere", evidence.version())));
  }

  private static String spoken(Words words, JsonNode question) {
    JsonNode conversations = question.path("conversations");
    List<String> said = new ArrayList<>();
    for (JsonNode option : conversations.path("options")) {
      String id = option.path("id").asText();
      long people = option.path("count").asLong();
      said.add(label(words, question, id) + ": " + words.count(people));
    }
    return said.isEmpty()
        ? ""
        : words.say(
            "story.proof.spoken",
            words.count("story.proof.people", conversations.path("people").asLong()),
            String.join(", ", said));
  }

  private static String label(Words words, JsonNode question, String id) {
    for (JsonNode option : question.path("options")) {
      if (option.path("id").asText().equals(id)) {
        return Counted.phrase(words, option.path("text"), id).text();
      }
    }
    return id;
  }

  private static List<Groups> groups(Words words, JsonNode question, JsonNode breakdowns) {
    List<Groups> all = new ArrayList<>();
    for (JsonNode breakdown : breakdowns) {
      List<Group> groups = new ArrayList<>();
      for (JsonNode group : breakdown.path("groups")) {
        groups.add(group(words, question, group));
      }
      if (!groups.isEmpty()) {
        all.add(
            new Groups(
                Counted.phrase(words, breakdown.path("text"), breakdown.path("by").asText()),
                groups));
      }
    }
    return all;
  }

  private static Group group(Words words, JsonNode question, JsonNode group) {
    JsonNode numbers = group.path("question");
    long answered = numbers.path("answered").asLong();
    return new Group(
        Counted.phrase(words, group.path("text"), group.path("value").asText()),
        words.count("results.answered", answered),
        Counted.of(words, question, numbers).stream()
            .map(one -> new Share(one.label(), one.inGroup(words, answered)))
            .toList());
  }
}
