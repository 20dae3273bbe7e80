package nl.telmee.intake;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.id.ResponseKey;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Question;

/**
 * Reads a form sent without JavaScript. Answers to questions that are not asked are left out: a
 * form cannot hide them, and a chosen radio button cannot be taken back.
 */
final class FormAnswers {
  /** Names of answer fields start with this, then the id of the question. */
  static final String PREFIX = "a.";

  static final String KEY = "key";
  static final String CODE = "code";
  private static final int LONGEST_NUMBER = 20;

  private final CompiledPoll poll;
  private final Map<String, List<String>> fields;
  private final Draft draft;

  private FormAnswers(CompiledPoll poll, Map<String, List<String>> fields) {
    this.poll = poll;
    this.fields = fields;
    this.draft = new Draft(poll.questions().size());
  }

  /** Reads the answers in the fields; the draft tells what is wrong. */
  static Draft read(CompiledPoll poll, Map<String, List<String>> fields) {
    return new FormAnswers(poll, fields).draft();
  }

  private Draft draft() {
    draft.key = Uuids.parse(first(KEY)).map(ResponseKey::new).orElse(null);
    draft.code = Codes.plain(first(CODE));
    for (int q = 0; q < poll.questions().size(); q++) {
      answer(q, poll.questions().get(q));
    }
    Checker.check(poll, draft, Checker.Hidden.DROPPED);
    return draft;
  }

  private String first(String name) {
    List<String> values = fields.get(name);
    return values == null ? "" : values.getFirst();
  }

  private void answer(int q, Question question) {
    String name = PREFIX + question.id();
    String value = first(name).strip();
    switch (question) {
      case Question.SingleChoice _ -> {
        if (!value.isEmpty()) {
          AnswerRules.chooseOne(poll, draft, q, value);
        }
      }
      case Question.MultipleChoice _ -> {
        for (String option : fields.getOrDefault(name, List.of())) {
          AnswerRules.chooseMore(poll, draft, q, option, "");
        }
      }
      case Question.Scale scale -> {
        if (!value.isEmpty()) {
          scale(q, scale, value);
        }
      }
      case Question.Ranking ranking -> ranking(q, ranking, name);
      case Question.Amount amount -> {
        if (!value.isEmpty()) {
          amount(q, amount, value);
        }
      }
      case Question.OpenText text -> AnswerRules.text(text, draft, q, first(name));
    }
  }

  private void scale(int q, Question.Scale scale, String value) {
    if (value.matches("\\d{1,2}")) {
      AnswerRules.scale(scale, draft, q, Long.parseLong(value));
    } else {
      draft.given[q] = true;
      draft.wrong.add(Wrong.of(q, Wrong.Kind.OUT_OF_RANGE, scale.minimum(), scale.maximum()));
    }
  }

  /** Takes a comma or a point for decimals, as people write. */
  private void amount(int q, Question.Amount amount, String value) {
    if (value.length() <= LONGEST_NUMBER && value.matches("-?\\d+([.,]\\d+)?")) {
      AnswerRules.amount(amount, draft, q, new BigDecimal(value.replace(',', '.')));
    } else {
      draft.given[q] = true;
      draft.wrong.add(Wrong.of(q, Wrong.Kind.WRONG_TYPE, "a number"));
    }
  }

  /** Each option has a field of its own with its place, from 1. */
  private void ranking(int q, Question.Ranking ranking, String name) {
    int n = ranking.options().size();
    int[] order = new int[n];
    Set<Integer> places = new HashSet<>();
    boolean any = false;
    for (int o = 0; o < n; o++) {
      String place = first(name + "." + ranking.options().get(o).id()).strip();
      any |= !place.isEmpty();
      if (place.matches("\\d{1,2}")) {
        int position = Integer.parseInt(place);
        if (position >= 1 && position <= n && places.add(position)) {
          order[position - 1] = o;
        }
      }
    }
    draft.given[q] = any;
    if (any && places.size() != n) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.INCOMPLETE));
    }
    draft.order[q] = any ? order : null;
  }
}
