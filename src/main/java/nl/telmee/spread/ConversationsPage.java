package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Poll;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of a poll, or one of them.
 *
 * @param notice what one should know first, or null
 * @param entry the form, or null when nothing can be entered
 * @param rows the conversations that count, the newest first
 * @param history revisions of the one that is shown; empty on the page of all
 */
public record ConversationsPage(
    StaffFrame staff,
    PollHead head,
    @Nullable String notice,
    @Nullable Entry entry,
    List<Row> rows,
    List<Row> history) {
  /**
   * The form.
   *
   * @param remove address to remove this conversation, or null for a new one
   * @param revision that this form makes
   * @param errors links to the fields that are wrong
   */
  public record Entry(
      String action,
      @Nullable String remove,
      int revision,
      Field place,
      Field date,
      Field people,
      Field note,
      List<Block> blocks,
      String trouble,
      List<Field> errors) {}

  /** A field as it was typed. */
  public record Field(String name, String value, String error) {
    /** Null when nothing is wrong, so that no attribute is written. */
    public @Nullable String invalid() {
      return error.isEmpty() ? null : "true";
    }
  }

  /** A question with a field for each answer. */
  public record Block(String text, String rule, List<Cell> cells) {}

  /** An answer with its field. */
  public record Cell(String text, Field field) {}

  /** A conversation, or a revision of it. */
  public record Row(
      String address, String place, String day, int people, String said, String note, String by) {}

  static Entry entry(
      Words words,
      String action,
      @Nullable String remove,
      int revision,
      List<CountedQuestion> questions,
      Map<String, String> typed,
      Map<String, String> errors,
      String trouble) {
    List<Field> wrong = new ArrayList<>();
    errors.forEach((name, error) -> wrong.add(new Field(name, "", error)));
    return new Entry(
        action,
        remove,
        revision,
        field("place", typed, errors),
        field("date", typed, errors),
        field("people", typed, errors),
        field("note", typed, errors),
        questions.stream().map(question -> block(words, question, typed, errors)).toList(),
        errors.isEmpty() ? trouble : words.say("spread.wrong"),
        wrong);
  }

  private static Block block(
      Words words,
      CountedQuestion question,
      Map<String, String> typed,
      Map<String, String> errors) {
    return new Block(
        question.text().in(words.language()),
        words.say(question.single() ? "conversations.single" : "conversations.many"),
        question.options().stream()
            .map(
                option ->
                    new Cell(
                        option.in(words.language()),
                        field(ConversationForm.field(question.id(), option.id()), typed, errors)))
            .toList());
  }

  private static Field field(String name, Map<String, String> typed, Map<String, String> errors) {
    return new Field(name, typed.getOrDefault(name, ""), errors.getOrDefault(name, ""));
  }

  static Row row(
      Words words,
      Poll poll,
      List<CountedQuestion> questions,
      ConversationStore.Revision revision) {
    Conversation one = revision.conversation();
    return new Row(
        PollHead.desk(poll) + "/conversations/" + one.id(),
        one.place(),
        words.day(one.heldOn()),
        one.people(),
        said(words, questions, one),
        one.note(),
        words.say(
            revision.removed() ? "conversations.removed" : "conversations.by",
            revision.by(),
            words.moment(revision.at())));
  }

  private static String said(Words words, List<CountedQuestion> questions, Conversation one) {
    List<String> parts = new ArrayList<>();
    for (CountedQuestion question : questions) {
      for (CountedQuestion.Option option : question.options()) {
        int count = one.count(question.id(), option.id());
        if (count > 0) {
          parts.add(option.in(words.language()) + ": " + words.count(count));
        }
      }
    }
    return String.join(" · ", parts);
  }
}
