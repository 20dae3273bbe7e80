package nl.telmee.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.id.ResponseKey;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Question;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Utf8;

/** Reads {@code {"key": …, "answers": {…}}} in one pass and gathers every mistake. */
final class JsonAnswers {
  private final CompiledPoll poll;
  private final JsonParser parser;
  private final Draft draft;
  private final List<Mistake> mistakes = new ArrayList<>();

  private JsonAnswers(CompiledPoll poll, JsonParser parser) {
    this.poll = poll;
    this.parser = parser;
    this.draft = new Draft(poll.questions().size());
  }

  /**
   * The response in a body.
   *
   * @throws Rejected with every mistake and its pointer
   */
  static Response read(CompiledPoll poll, byte[] body) {
    if (!Utf8.valid(body)) {
      throw Rejected.mistakes(List.of(new Mistake("", "must be UTF-8")));
    }
    try (JsonParser parser = Json.parser(body)) {
      return new JsonAnswers(poll, parser).response();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response response() throws IOException {
    try {
      root();
    } catch (JsonProcessingException e) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      mistakes.add(new Mistake(pointer, "not JSON: " + e.getOriginalMessage()));
      throw refusal();
    }
    Checker.check(poll, draft, Checker.Hidden.REFUSED);
    if (!mistakes.isEmpty() || !draft.wrong.isEmpty()) {
      throw refusal();
    }
    Codes.check(poll, draft);
    return Composer.response(poll, draft);
  }

  private Rejected refusal() {
    for (Wrong wrong : draft.wrong) {
      String id = poll.questions().get(wrong.question()).id();
      mistakes.add(new Mistake("/answers/" + id + wrong.place(), wrong.detail()));
    }
    return Rejected.mistakes(mistakes);
  }

  private void root() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Rejected.mistakes(List.of(new Mistake("", "must be a JSON object")));
    }
    boolean answered = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "key" -> key(value);
        case "code" -> code(value);
        case "answers" -> {
          answered = true;
          answers(value);
        }
        default -> unknown("/" + escaped(name), "unknown field");
      }
    }
    if (draft.key == null && mistakes.stream().noneMatch(m -> m.pointer().equals("/key"))) {
      mistakes.add(new Mistake("/key", "is required"));
    }
    if (!answered) {
      mistakes.add(new Mistake("/answers", "is required"));
    }
    if (parser.nextToken() != null) {
      mistakes.add(new Mistake("", "must be one JSON object and nothing after it"));
    }
  }

  private void key(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      Uuids.parse(parser.getText()).ifPresent(uuid -> draft.key = new ResponseKey(uuid));
    }
    parser.skipChildren();
    if (draft.key == null) {
      mistakes.add(new Mistake("/key", "must be a UUID"));
    }
  }

  private void code(JsonToken value) throws IOException {
    if (!poll.poll().content().access().takesCodes()) {
      unknown("/code", "this poll takes no access codes");
    } else if (value == JsonToken.VALUE_STRING) {
      draft.code = Codes.plain(parser.getText());
    } else {
      unknown("/code", "must be a text");
    }
  }

  private void unknown(String pointer, String detail) throws IOException {
    parser.skipChildren();
    mistakes.add(new Mistake(pointer, detail));
  }

  private void answers(JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      unknown("/answers", "must be an object");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken answer = parser.nextToken();
      int q = poll.question(name);
      if (q < 0) {
        unknown("/answers/" + escaped(name), "unknown question");
      } else if (answer != JsonToken.VALUE_NULL) {
        answer(q, answer);
      }
    }
  }

  private void answer(int q, JsonToken token) throws IOException {
    switch (poll.questions().get(q)) {
      case Question.SingleChoice _ -> {
        if (expect(q, token == JsonToken.VALUE_STRING, "the id of an option")) {
          AnswerRules.chooseOne(poll, draft, q, parser.getText());
        }
      }
      case Question.MultipleChoice _ -> {
        if (expect(q, token == JsonToken.START_ARRAY, "an array of option ids")) {
          many(q);
        }
      }
      case Question.Scale scale -> {
        if (expect(q, isWhole(token), "a whole number")) {
          AnswerRules.scale(scale, draft, q, parser.getLongValue());
        }
      }
      case Question.Ranking ranking -> {
        if (expect(q, token == JsonToken.START_ARRAY, "an array of option ids")) {
          ranking(q, ranking);
        }
      }
      case Question.Amount amount -> {
        if (expect(q, token.isNumeric(), "a number")) {
          amount(q, amount);
        }
      }
      case Question.OpenText text -> {
        if (expect(q, token == JsonToken.VALUE_STRING, "a text")) {
          AnswerRules.text(text, draft, q, parser.getText());
        }
      }
    }
  }

  private void amount(int q, Question.Amount amount) throws IOException {
    try {
      AnswerRules.amount(amount, draft, q, parser.getDecimalValue());
    } catch (NumberFormatException _) {
      expect(q, false, "a number of a size that can be"); // An exponent without end.
    }
  }

  private boolean isWhole(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  private boolean expect(int q, boolean right, String what) throws IOException {
    if (!right) {
      parser.skipChildren();
      draft.given[q] = true;
      draft.wrong.add(Wrong.of(q, Wrong.Kind.WRONG_TYPE, what));
    }
    return right;
  }

  private void many(int q) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        AnswerRules.chooseMore(poll, draft, q, parser.getText(), "/" + i);
      } else {
        notAnOption(q, i);
      }
    }
  }

  private void ranking(int q, Question.Ranking ranking) throws IOException {
    int[] order = new int[ranking.options().size()];
    long seen = 0;
    int wrongBefore = draft.wrong.size();
    int size = 0;
    for (; parser.nextToken() != JsonToken.END_ARRAY; size++) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        notAnOption(q, size);
        continue;
      }
      int option = poll.option(q, parser.getText());
      if (option < 0) {
        draft.wrong.add(Wrong.at(q, "/" + size, Wrong.Kind.UNKNOWN_OPTION));
      } else if ((seen >> option & 1) == 1) {
        draft.wrong.add(Wrong.at(q, "/" + size, Wrong.Kind.TWICE));
      } else if (size < order.length) {
        seen |= 1L << option;
        order[size] = option;
      }
    }
    draft.given[q] = size > 0;
    if (size > 0 && size != order.length && draft.wrong.size() == wrongBefore) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.INCOMPLETE));
    }
    draft.order[q] = size > 0 ? order : null;
  }

  private void notAnOption(int q, int index) throws IOException {
    parser.skipChildren();
    draft.given[q] = true;
    draft.wrong.add(Wrong.at(q, "/" + index, Wrong.Kind.WRONG_TYPE, "the id of an option"));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
