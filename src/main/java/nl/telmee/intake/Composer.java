package nl.telmee.intake;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Question;
import nl.telmee.tally.Cells;

/** Makes the response that is stored and counted out of a draft without mistakes. */
final class Composer {
  private static final int HUNDREDTHS = 100;
  private static final long LOW_WORD = 0xFFFF_FFFFL;

  private final CompiledPoll poll;
  private final Draft draft;
  private final StringBuilder json = new StringBuilder(256);
  private final Contribution cells;
  private final List<String> texts = new ArrayList<>(1);

  private Composer(CompiledPoll poll, Draft draft) {
    this.poll = poll;
    this.draft = draft;
    this.cells = new Contribution(poll.cells().count());
  }

  static Response response(CompiledPoll poll, Draft draft) {
    return new Composer(poll, draft).compose();
  }

  private Response compose() {
    cells.add(Cells.RESPONSES);
    json.append('{');
    for (int q = 0; q < poll.questions().size(); q++) {
      if (draft.given[q]) {
        Question question = poll.questions().get(q);
        if (json.length() > 1) {
          json.append(',');
        }
        json.append('"').append(question.id()).append("\":");
        answer(q, question);
      }
    }
    if (draft.channel != Channel.WEB) {
      cells.add(poll.cells().channel(draft.channel));
    }
    return new Response(
        poll.poll().id(),
        Objects.requireNonNull(draft.key),
        draft.channel,
        draft.code,
        poll.strata().number(draft.choice),
        json.append('}').toString(),
        cells,
        texts);
  }

  private void answer(int q, Question question) {
    switch (question) {
      case Question.SingleChoice choice -> {
        cells.add(poll.cells().choice(q, draft.choice[q]));
        option(choice, draft.choice[q]);
      }
      case Question.MultipleChoice choice -> many(q, choice);
      case Question.Scale scale -> {
        cells.add(poll.cells().choice(q, draft.choice[q]));
        json.append(scale.minimum() + draft.choice[q]);
      }
      case Question.Ranking ranking -> ranking(q, ranking);
      case Question.Amount amount -> amount(q, amount);
      case Question.OpenText _ -> {
        cells.add(poll.cells().answered(q));
        texts.add(question.id());
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(Objects.requireNonNull(draft.text[q]), json);
        json.append('"');
      }
    }
  }

  private void option(Question.WithOptions question, int index) {
    json.append('"').append(question.options().get(index).id()).append('"');
  }

  private void many(int q, Question.MultipleChoice choice) {
    cells.add(poll.cells().answered(q));
    char before = '[';
    for (int o = 0; o < choice.options().size(); o++) {
      if ((draft.many[q] >> o & 1) == 1) {
        cells.add(poll.cells().multipleChoice(q, o));
        json.append(before);
        option(choice, o);
        before = ',';
      }
    }
    json.append(']');
  }

  private void ranking(int q, Question.Ranking ranking) {
    int[] order = Objects.requireNonNull(draft.order[q]);
    for (int position = 0; position < order.length; position++) {
      cells.add(poll.cells().rank(q, order[position], position, order.length));
      json.append(position == 0 ? '[' : ',');
      option(ranking, order[position]);
    }
    json.append(']');
  }

  private void amount(int q, Question.Amount amount) {
    long hundredths = draft.hundredths[q];
    long square = hundredths * hundredths;
    cells.add(poll.cells().band(q, Cells.bandOf(amount, hundredths)));
    cells.add(poll.cells().sum(q), hundredths);
    cells.add(poll.cells().squaresHigh(q), square >>> 32);
    cells.add(poll.cells().squaresLow(q), square & LOW_WORD);
    if (hundredths % HUNDREDTHS == 0) {
      json.append(hundredths / HUNDREDTHS);
    } else {
      json.append(java.math.BigDecimal.valueOf(hundredths, 2).toPlainString());
    }
  }
}
