package nl.telmee.hearing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.trajectory.Evidence;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads frozen numbers, which are those of the results to the letter, for a page. */
final class EvidenceReading {
  private final Words words;
  private final Evidence evidence;
  private final boolean here;

  /** Texts of the options: in groups they have only their ids. */
  private final Map<String, String> labels = new HashMap<>();

  private EvidenceReading(Words words, Evidence evidence, boolean here) {
    this.words = words;
    this.evidence = evidence;
    this.here = here;
    for (JsonNode option : evidence.question().path("options")) {
      labels.put(option.path("id").asText(), text(option, option.path("id").asText()));
    }
  }

  /**
   * Null: it rests on notes.
   *
   * @param here polls that have results on this installation: only to these a link leads
   */
  static @Nullable EvidenceView of(Words words, @Nullable Evidence evidence, Set<UUID> here) {
    return evidence == null
        ? null
        : new EvidenceReading(words, evidence, here.contains(evidence.poll())).view();
  }

  private EvidenceView view() {
    JsonNode question = evidence.question();
    JsonNode talks = question.path("conversations");
    return new EvidenceView(
        text(question, question.path("id").asText()),
        counted(question.path("answered").asLong()),
        bars(question),
        question.path("mean").isNumber()
            ? words.say("hearing.evidence.mean", words.decimal(question.path("mean").asDouble()))
            : "",
        groups(),
        talks.path("people").asInt() > 0
            ? words.count("hearing.evidence.talked", talks.path("people").asInt())
            : "",
        spoken(talks),
        evidence.held().in(words.language()),
        evidence.held().languageOf(words.language()).code(),
        here ? "/p/" + evidence.slug() + "/results?version=" + evidence.version() : "",
        words.say(
            here ? "hearing.evidence.version" : "hearing.evidence.elsewhere", evidence.version()));
  }

  private String counted(long answered) {
    return answered == 0
        ? words.say("talks.evidence.nobody", evidence.version())
        : words.say("hearing.evidence.counted", answered, evidence.version());
  }

  /** None of a question that nobody answered: shares of nothing say nothing. */
  private List<EvidenceView.Bar> bars(JsonNode result) {
    if (result.path("answered").asLong(1) == 0) {
      return List.of();
    }
    List<JsonNode> options = new ArrayList<>();
    for (String kind : List.of("options", "bands", "labels")) {
      result.path(kind).forEach(options::add);
    }
    double most = options.stream().mapToDouble(one -> one.path("share").asDouble()).max().orElse(0);
    return options.stream().map(option -> bar(option, most)).toList();
  }

  private EvidenceView.Bar bar(JsonNode option, double most) {
    if (option.has("meanRank")) {
      String rank = words.decimal(option.path("meanRank").asDouble());
      return new EvidenceView.Bar(
          label(option), words.say("hearing.evidence.rank", rank), "", "least");
    }
    double share = option.path("share").asDouble();
    return new EvidenceView.Bar(
        label(option),
        words.share(share),
        Math.round(share * 100) + "%",
        share > 0 && share >= most ? "most" : "least");
  }

  private String label(JsonNode option) {
    if (option.has("from")) {
      return option.path("from").asText() + "–" + option.path("to").asText();
    }
    String id = option.path("id").asText();
    String label = labels.getOrDefault(id, option.path("name").asText(id));
    String end = end(id);
    return end.isEmpty() ? label : words.say("story.proof.end", label, end);
  }

  /** What the lowest and the highest of a scale mean, if somebody wrote it. */
  private String end(String id) {
    JsonNode question = evidence.question();
    JsonNode options = question.path("options");
    if (!question.path("type").asText().equals("scale") || options.isEmpty()) {
      return "";
    }
    boolean lowest = id.equals(options.path(0).path("id").asText());
    boolean highest = id.equals(options.path(options.size() - 1).path("id").asText());
    return lowest
        ? said(question.path("minimumLabel"))
        : highest ? said(question.path("maximumLabel")) : "";
  }

  private List<EvidenceView.Group> groups() {
    List<EvidenceView.Group> groups = new ArrayList<>();
    for (JsonNode by : evidence.groups()) {
      for (JsonNode group : by.path("groups")) {
        groups.add(
            new EvidenceView.Group(
                text(group, group.path("value").asText()),
                words.count("hearing.evidence.group", group.path("released").asLong()),
                bars(group.path("question"))));
      }
    }
    return groups;
  }

  private List<EvidenceView.Bar> spoken(JsonNode talks) {
    List<EvidenceView.Bar> said = new ArrayList<>();
    for (JsonNode option : talks.path("options")) {
      long people = option.path("count").asLong();
      said.add(new EvidenceView.Bar(label(option), words.count(people), "", "least"));
    }
    return said;
  }

  private String text(JsonNode node, String otherwise) {
    String said = said(node.path("text"));
    return said.isEmpty() ? otherwise : said;
  }

  /** A text in the language of the page; Dutch when it is missing. */
  private String said(JsonNode text) {
    String said = text.path(words.language().code()).asText();
    return said.isEmpty() ? text.path("nl").asText() : said;
  }
}
