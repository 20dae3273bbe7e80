package nl.telmee.moderation;

import java.util.List;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page where texts are read.
 *
 * @param question what people answered
 * @param lang of the question where it is not the page's
 * @param notice what was just done; null: nothing
 * @param alert what went wrong; null: nothing
 * @param empty why there is no text to see; null when there is
 * @param from what goes along in every form, to come back here
 * @param edition what was published and may be published
 */
public record AnswersPage(
    StaffFrame staff,
    PollDesk desk,
    String base,
    String question,
    @Nullable String lang,
    List<Tab> questions,
    List<Tab> states,
    List<Card> cards,
    List<LabelRow> labels,
    String search,
    @Nullable Notice notice,
    @Nullable String alert,
    @Nullable Empty empty,
    List<Hidden> from,
    Paging paging,
    Published edition) {

  /**
   * A link.
   *
   * @param current "page" where it leads to this page, else null
   */
  public record Tab(
      String address, String label, @Nullable String lang, @Nullable String current) {}

  /**
   * A text to decide on.
   *
   * @param seen its id and revision
   * @param pieces what will be published, with what was found in it
   * @param written as it was written, when a part is hidden; else null
   * @param reason why it is left out, in words; else null
   */
  public record Card(
      String id,
      String seen,
      List<Piece> pieces,
      @Nullable String written,
      @Nullable String reason,
      boolean waiting,
      boolean published,
      boolean leftOut,
      List<Choice> labels) {}

  /** A label that a text may have. */
  public record Choice(String id, String name, boolean chosen) {}

  /** A label, and the texts that have it. */
  public record LabelRow(String id, String name, String address, String texts) {}

  /**
   * What was done.
   *
   * @param undo what to give back to the queue: ids and revisions
   */
  public record Notice(String sentence, List<String> undo) {}

  /** Why there is nothing, and what to do next. */
  public record Empty(String title, String sentence) {}

  /** A field that the browser sends along. */
  public record Hidden(String name, String value) {}

  /** Addresses of the page before and after; null where there is none. */
  public record Paging(@Nullable String previous, @Nullable String next) {}

  /**
   * Where publishing stands.
   *
   * @param sentence what was published, or why nothing can be
   * @param button what it says; null when nothing can be published
   */
  public record Published(String sentence, @Nullable String next, @Nullable String button) {}
}
