package nl.telmee.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.id.Uuids;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/**
 * A decision about a signal, as a body of the API.
 *
 * @param revision of the signal that it was made on
 */
record DecisionBody(int revision, Decision decision) {
  private static final int MOST = 1_000_000;

  /** How a signal can be answered. */
  private enum Outcome {
    TAKEN_UP,
    ANSWERED,
    REFUSED
  }

  private static DecisionBody read(JsonNode body, Function<Fields, Decision> decision) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    int revision = fields.whole("revision", 0, MOST);
    Decision made = decision.apply(fields);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new DecisionBody(revision, made);
  }

  /** Publishing, as it stands: who wants to change the text does so on the page. */
  static DecisionBody publish(JsonNode body, Signal signal) {
    return read(body, _ -> new Decision.Publish(signal.subject()));
  }

  static DecisionBody leaveOut(JsonNode body) {
    return read(
        body, fields -> new Decision.LeaveOut(fields.text("reason", DecisionForm.LONGEST_REPLY)));
  }

  static DecisionBody merge(JsonNode body) {
    return read(
        body,
        fields -> {
          Optional<UUID> into = Uuids.parse(fields.text("into", 36));
          if (into.isEmpty()) {
            fields.wrong("into", "must be the id of a signal");
          }
          return new Decision.Merge(into.orElse(new UUID(0, 0)));
        });
  }

  static DecisionBody answer(JsonNode body) {
    return read(
        body,
        fields -> {
          Outcome outcome = fields.word("outcome", Outcome.class, null);
          String text = fields.text("text", DecisionForm.LONGEST_REPLY);
          String link = fields.has("link") ? fields.text("link", DecisionForm.LONGEST_LINK) : null;
          if (link != null && (outcome != Outcome.TAKEN_UP || !DecisionForm.isLink(link))) {
            fields.wrong("link", "is an address, for a signal that is taken up");
          }
          return switch (outcome) {
            case TAKEN_UP -> new Decision.TakeUp(text, link);
            case ANSWERED -> new Decision.Answer(text);
            case REFUSED -> new Decision.Refuse(text);
          };
        });
  }
}
