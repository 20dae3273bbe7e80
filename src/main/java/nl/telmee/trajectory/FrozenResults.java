package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Question;
import nl.telmee.release.Snapshot;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/**
 * The last version of a poll's results as drafts of findings: one for each question. Numbers are
 * those of the API to the letter; the texts of the questionnaire are added, so that a finding says
 * by itself what was asked. Pure.
 */
final class FrozenResults {
  private final UUID activity;
  private final Snapshot last;
  private final Poll poll;
  private final JsonNode json;

  private FrozenResults(UUID activity, Snapshot last) {
    this.activity = activity;
    this.last = last;
    this.poll = last.results().poll();
    this.json = Json.readOwn(last.json().toString());
  }

  /** What the program does when a poll has closed. */
  static Change.Freeze change(UUID activity, Snapshot last) {
    int responses = (int) Math.min(last.results().received(), Activity.MOST_PEOPLE);
    return new Change.Freeze(
        activity, last.version(), responses, new FrozenResults(activity, last).drafts());
  }

  /** Nothing for texts, which were not counted, and for what only divides people in groups. */
  private List<Finding> drafts() {
    List<Finding> drafts = new ArrayList<>();
    JsonNode questions = json.path("questions");
    for (int i = 0; i < questions.size(); i++) {
      Question question = question(questions.get(i).path("id").asText());
      if (isAsked(question)) {
        drafts.add(Finding.draft(UUID.randomUUID(), activity, evidence(i, question)));
      }
    }
    return drafts;
  }

  private static boolean isAsked(Question question) {
    return switch (question) {
      case Question.OpenText _ -> false;
      case Question.SingleChoice choice -> !choice.background();
      case Question.MultipleChoice _, Question.Scale _, Question.Ranking _, Question.Amount _ ->
          true;
    };
  }

  private Question question(String id) {
    return poll.content()
        .questionnaire()
        .questions()
        .get(poll.content().questionnaire().indexOf(id));
  }

  private Evidence evidence(int index, Question question) {
    ObjectNode numbers = json.path("questions").path(index).deepCopy();
    QuestionTexts.add(question, numbers);
    spoken(question, numbers);
    return new Evidence(
        poll.id().value(),
        poll.content().slug(),
        last.version(),
        last.results().released(),
        numbers,
        groups(index),
        method(Language.NL),
        method(Language.EN));
  }

  private String method(Language language) {
    return MethodNote.of(Words.of(language), last.results());
  }

  /** What was said in conversations stands beside the numbers and is in none of them. */
  private void spoken(Question question, ObjectNode numbers) {
    JsonNode conversations = json.path("conversations");
    for (JsonNode said : conversations.path("questions")) {
      if (said.path("id").asText().equals(question.id())) {
        numbers
            .putObject("conversations")
            .put("people", conversations.path("people").asInt())
            .set("options", said.path("options"));
      }
    }
  }

  /** By background question, each group with its numbers for this question. */
  private ArrayNode groups(int index) {
    ArrayNode all = Json.object().putArray("groups");
    for (JsonNode breakdown : json.path("breakdowns")) {
      Question by = question(breakdown.path("by").asText());
      ObjectNode one = all.addObject().put("by", by.id());
      one.set("text", Json.tree(by.text()));
      ArrayNode groups = one.putArray("groups");
      for (JsonNode group : breakdown.path("groups")) {
        String value = group.path("value").asText();
        ObjectNode numbers = groups.addObject().put("value", value);
        QuestionTexts.ofOption(by, value).ifPresent(text -> numbers.set("text", Json.tree(text)));
        numbers
            .put("released", group.path("released").asLong())
            .set("question", group.path("questions").path(index));
      }
    }
    return all;
  }
}
