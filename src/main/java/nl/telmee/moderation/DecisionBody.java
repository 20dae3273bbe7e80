package nl.telmee.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.telmee.id.Uuids;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/** What a program decides about texts that it has read. */
record DecisionBody(List<Moderation.Seen> texts, Moderation.Decision decision) {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");
  private static final int MOST_TEXTS = 50;
  private static final int MOST_LABELS = 5;
  private static final int LAST_REVISION = 1_000_000;
  private static final UUID NO_ID = new UUID(0, 0);

  private enum Choice {
    PUBLISH,
    LEAVE_OUT,
    WAIT
  }

  /**
   * Reads a body.
   *
   * @throws Rejected with every mistake and where it is
   */
  static DecisionBody read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    List<Moderation.Seen> texts = new ArrayList<>();
    for (Fields text : fields.objects("texts", 1, MOST_TEXTS)) {
      UUID id = Uuids.parse(text.text("id", ID)).orElse(NO_ID);
      texts.add(new Moderation.Seen(id, text.whole("revision", 0, LAST_REVISION)));
      text.end();
    }
    Choice choice = fields.word("decision", Choice.class, null);
    boolean said = fields.has("reason");
    Reason why = said ? fields.word("reason", Reason.class, null) : Reason.PERSONAL;
    if ((choice == Choice.LEAVE_OUT) != said) {
      fields.wrong("reason", "must be given when texts are left out, and only then");
    }
    List<String> labels = fields.texts("labels", 0, MOST_LABELS, Label.LONGEST);
    boolean only = fields.has("labels");
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new DecisionBody(
        texts, new Moderation.Decision(change(choice, why), List.of(), labels, only));
  }

  private static UnaryOperator<OpenText> change(Choice choice, Reason why) {
    return switch (choice) {
      case PUBLISH -> OpenText::published;
      case LEAVE_OUT -> text -> text.leftOut(why);
      case WAIT -> OpenText::waiting;
    };
  }
}
