package nl.telmee.intake;

import java.math.BigDecimal;
import nl.telmee.poll.Question;
import nl.telmee.tally.Cells;
import nl.telmee.web.Utf8;

/** The rules for one value, the same whether it came as JSON or from a form. */
final class AnswerRules {
  private AnswerRules() {}

  static void chooseOne(CompiledPoll poll, Draft draft, int q, String option) {
    draft.given[q] = true;
    int index = poll.option(q, option);
    if (index < 0) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.UNKNOWN_OPTION));
    }
    draft.choice[q] = index;
  }

  static void chooseMore(CompiledPoll poll, Draft draft, int q, String option, String place) {
    draft.given[q] = true;
    int index = poll.option(q, option);
    if (index < 0) {
      draft.wrong.add(Wrong.at(q, place, Wrong.Kind.UNKNOWN_OPTION));
    } else if ((draft.many[q] >> index & 1) == 1) {
      draft.wrong.add(Wrong.at(q, place, Wrong.Kind.TWICE));
    } else {
      draft.many[q] |= 1L << index;
    }
  }

  static void scale(Question.Scale scale, Draft draft, int q, long value) {
    draft.given[q] = true;
    if (value < scale.minimum() || value > scale.maximum()) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.OUT_OF_RANGE, scale.minimum(), scale.maximum()));
    } else {
      draft.choice[q] = (int) value - scale.minimum();
    }
  }

  static void amount(Question.Amount amount, Draft draft, int q, BigDecimal value) {
    draft.given[q] = true;
    if (value.compareTo(amount.minimum()) < 0 || value.compareTo(amount.maximum()) > 0) {
      draft.wrong.add(
          Wrong.of(
              q,
              Wrong.Kind.OUT_OF_RANGE,
              amount.minimum().toPlainString(),
              amount.maximum().toPlainString()));
    } else if (value.signum() != 0 && value.stripTrailingZeros().scale() > 2) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.TOO_PRECISE));
    } else {
      draft.hundredths[q] = Cells.hundredths(value);
    }
  }

  static void text(Question.OpenText question, Draft draft, int q, String value) {
    String text = value.replace("\r\n", "\n").strip();
    if (text.isEmpty()) {
      return;
    }
    draft.given[q] = true;
    if (text.length() > question.maxLength()) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.TOO_LONG, question.maxLength()));
    } else if (!Utf8.storable(text)) {
      draft.wrong.add(Wrong.of(q, Wrong.Kind.UNSTORABLE));
    } else {
      draft.text[q] = text;
    }
  }
}
