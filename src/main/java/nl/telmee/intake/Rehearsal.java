package nl.telmee.intake;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.id.ResponseKey;
import nl.telmee.poll.Poll;
import nl.telmee.web.Form;
import nl.telmee.web.Words;

/**
 * Reads answers to a poll that has not opened, by the very rules of real ones. Nothing is counted
 * and nothing is stored here.
 */
public final class Rehearsal {
  /**
   * What was sent.
   *
   * @param key of the response
   * @param answers as they would be stored; empty when there are errors
   * @param errors a sentence for each question with a mistake, by id
   */
  public record Tried(String key, String answers, Map<String, String> errors) {}

  private Rehearsal() {}

  /**
   * Answers as JSON.
   *
   * @throws nl.telmee.web.Rejected with every mistake
   */
  public static Tried json(Poll poll, Buffer body) {
    Response response = JsonAnswers.read(new CompiledPoll(poll), body.getBytes());
    return new Tried(response.key().toString(), response.answers(), Map.of());
  }

  /** Answers in a form, with mistakes in the language of the page. */
  public static Tried form(Poll poll, Form form, Words words) {
    CompiledPoll compiled = new CompiledPoll(poll);
    Map<String, List<String>> typed = form.fields();
    Draft draft = FormAnswers.read(compiled, typed);
    if (draft.key == null) {
      draft.key = new ResponseKey(UUID.randomUUID());
    }
    String key = Objects.requireNonNull(draft.key).toString();
    Map<String, String> errors = new LinkedHashMap<>();
    for (Wrong wrong : draft.wrong) {
      String id = compiled.questions().get(wrong.question()).id();
      errors.putIfAbsent(id, words.say(wrong.messageKey(), wrong.arguments().toArray()));
    }
    return errors.isEmpty()
        ? new Tried(key, Composer.response(compiled, draft).answers(), Map.of())
        : new Tried(key, "", Map.copyOf(errors));
  }
}
