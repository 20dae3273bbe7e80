package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Questionnaire;

/**
 * Makes a poll of a LimeSurvey questionnaire ({@code .lss}), and says of everything that it could
 * not take over what it was and why.
 */
final class LimeSurvey {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_INTRODUCTION = 2000;

  private final LimeFile file;
  private final List<Remark> remarks = new ArrayList<>();

  private LimeSurvey(LimeFile file) {
    this.file = file;
  }

  /** Reads a file; throws when it is no questionnaire of LimeSurvey or holds no question for us. */
  static Imported read(byte[] bytes) throws UnreadableFile {
    return new LimeSurvey(LimeFile.read(bytes)).imported();
  }

  private Imported imported() throws UnreadableFile {
    ObjectNode poll = JsonNodeFactory.instance.objectNode();
    title(poll);
    introduction(poll);
    settings();
    LimeQuestions converted = new LimeQuestions(file, remarks);
    ArrayNode questions = converted.convert();
    if (questions.isEmpty()) {
      throw new UnreadableFile("builder.file.no-questions");
    }
    poll.set("questions", cut(questions));
    return new Imported(poll, remarks);
  }

  private void title(ObjectNode poll) {
    LimeText title = file.surveyText("surveyls_title");
    if (title.in("nl").isBlank() && !title.isBlank()) {
      remarks.add(Remark.of("", "builder.lss.no-dutch"));
    }
    if (title.exceeds(LONGEST_TITLE, false)) {
      remarks.add(Remark.of("", "builder.lss.title-cut"));
    }
    poll.set("title", title.translated(LONGEST_TITLE, false));
  }

  private void introduction(ObjectNode poll) {
    LimeText welcome = file.surveyText("surveyls_welcometext");
    LimeText text = welcome.isBlank() ? file.surveyText("surveyls_description") : welcome;
    if (!text.isBlank()) {
      if (text.exceeds(LONGEST_INTRODUCTION, true)) {
        remarks.add(Remark.of("", "builder.lss.introduction-cut"));
      }
      poll.set("introduction", text.translated(LONGEST_INTRODUCTION, true));
    }
    if (!file.surveyText("surveyls_endtext").isBlank()) {
      remarks.add(Remark.of("", "builder.lss.end-text"));
    }
    for (LimeText description : file.groupDescriptions()) {
      remarks.add(
          Remark.of(
              "", "builder.lss.group-text", description.translated(80, false).path("nl").asText()));
    }
  }

  private void settings() {
    if (file.setting("anonymized").equals("N")) {
      remarks.add(Remark.of("", "builder.lss.anonymous"));
    }
    if (file.setting("ipaddr").equals("Y") || file.setting("datestamp").equals("Y")) {
      remarks.add(Remark.of("", "builder.lss.traces"));
    }
    if (!file.setting("startdate").isBlank() || !file.setting("expires").isBlank()) {
      remarks.add(Remark.of("", "builder.lss.dates"));
    }
    if (file.has("quota")) {
      remarks.add(Remark.of("", "builder.lss.quota"));
    }
    if (file.has("assessments")) {
      remarks.add(Remark.of("", "builder.lss.scores"));
    }
    if (file.has("defaultvalues")) {
      remarks.add(Remark.of("", "builder.lss.defaults"));
    }
  }

  /** The first questions, as many as a poll may have. */
  private ArrayNode cut(ArrayNode questions) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < questions.size(); i++) {
      if (i < Questionnaire.MOST_QUESTIONS) {
        kept.add(questions.get(i));
      } else {
        remarks.add(
            Remark.of(
                questions.get(i).path("text").path("nl").asText(),
                "builder.lss.too-many-questions",
                String.valueOf(Questionnaire.MOST_QUESTIONS)));
      }
    }
    return kept;
  }
}
