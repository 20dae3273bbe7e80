package nl.telmee.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import nl.telmee.poll.HeldIn;
import nl.telmee.spread.Conversation;
import nl.telmee.spread.Spoken;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/** Results on the wire: the same bytes for the API and the stream. Shares have three decimals. */
final class ResultsJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double THOUSAND = 1000.0;

  private ResultsJson() {}

  static Buffer write(Results results, Beside beside) {
    ObjectNode root = NODES.objectNode();
    root.put("poll", results.poll().id().toString());
    root.put("version", results.version());
    root.put("releasedAt", results.releasedAt() == null ? null : results.releasedAt().toString());
    root.put("state", results.closed() ? "closed" : "open");
    root.put("minimumGroup", results.poll().content().policy().minimumGroup());
    root.putObject("responses")
        .put("received", results.received())
        .put("released", results.released());
    ObjectNode channels = root.putObject("channels");
    results.channels().forEach((channel, count) -> channels.put(Fields.wordOf(channel), count));
    if (results.closed()) {
      root.put("withheld", results.withheld());
    }
    questions(root.putArray("questions"), results.questions(), beside.texts());
    ArrayNode breakdowns = root.putArray("breakdowns");
    for (Results.Breakdown breakdown : results.breakdowns()) {
      ObjectNode node = breakdowns.addObject().put("by", breakdown.by());
      ArrayNode groups = node.putArray("groups");
      for (Results.Group group : breakdown.groups()) {
        ObjectNode one =
            groups.addObject().put("value", group.value()).put("released", group.released());
        questions(one.putArray("questions"), group.questions(), TextEdition.NONE);
      }
    }
    if (!beside.spoken().none()) {
      spoken(root.putObject("conversations"), beside.spoken());
    }
    HeldIn held = beside.heldIn();
    if (held != null) {
      root.putObject("trajectory")
          .put("id", held.id().toString())
          .put("slug", held.slug())
          .put("activity", held.activity().toString());
    }
    return Json.write(root);
  }

  private static void questions(
      ArrayNode array, List<QuestionResult> questions, TextEdition edition) {
    for (QuestionResult result : questions) {
      ObjectNode node = array.addObject();
      node.put("id", result.question().id());
      node.put("type", result.question().type());
      node.put("answered", result.answered());
      details(result, node);
      edition.of(result.question().id()).ifPresent(texts -> labels(texts, node));
    }
  }

  private static void details(QuestionResult result, ObjectNode node) {
    switch (result) {
      case QuestionResult.Choices choices -> counts(node, choices.options());
      case QuestionResult.Scaled scaled -> {
        counts(node, scaled.options());
        moments(node, scaled.moments());
      }
      case QuestionResult.Ranks ranks -> {
        ArrayNode options = node.putArray("options");
        for (QuestionResult.Ranked ranked : ranks.options()) {
          ObjectNode option = options.addObject().put("id", ranked.id());
          ArrayNode times = option.putArray("ranks");
          ranked.ranks().forEach(times::add);
          option.put("meanRank", ranks.answered() == 0 ? null : rounded(ranked.meanRank()));
        }
      }
      case QuestionResult.Amounts amounts -> {
        ArrayNode bands = node.putArray("bands");
        for (QuestionResult.Band band : amounts.bands()) {
          bands
              .addObject()
              .put("from", band.from())
              .put("to", band.to())
              .put("count", band.count())
              .put("share", rounded(band.share()));
        }
        moments(node, amounts.moments());
      }
      case QuestionResult.Texts _ -> {}
    }
  }

  /** A text may have several labels or none, so shares need not add up. */
  private static void labels(TextEdition.Texts texts, ObjectNode node) {
    node.put("read", texts.read());
    ArrayNode labels = node.putArray("labels");
    for (TextEdition.LabelCount label : texts.labels()) {
      labels
          .addObject()
          .put("name", label.name())
          .put("count", label.count())
          .put("share", rounded(texts.share(label)));
    }
  }

  private static void spoken(ObjectNode node, Spoken spoken) {
    node.put("people", spoken.people());
    ArrayNode held = node.putArray("held");
    for (Conversation one : spoken.held()) {
      held.addObject()
          .put("place", one.place())
          .put("heldOn", one.heldOn().toString())
          .put("people", one.people());
    }
    ArrayNode questions = node.putArray("questions");
    for (Spoken.Said said : spoken.questions()) {
      ArrayNode options = questions.addObject().put("id", said.question().id()).putArray("options");
      said.counts()
          .forEach(
              count ->
                  options.addObject().put("id", count.option().id()).put("count", count.people()));
    }
  }

  private static void counts(ObjectNode node, List<QuestionResult.Count> counts) {
    ArrayNode options = node.putArray("options");
    for (QuestionResult.Count count : counts) {
      options
          .addObject()
          .put("id", count.id())
          .put("count", count.count())
          .put("share", rounded(count.share()));
    }
  }

  private static void moments(ObjectNode node, QuestionResult.@Nullable Moments moments) {
    node.put("mean", moments == null ? null : rounded(moments.mean()));
    node.put("standardDeviation", moments == null ? null : rounded(moments.standardDeviation()));
  }

  private static Double rounded(double number) {
    return Math.round(number * THOUSAND) / THOUSAND;
  }
}
