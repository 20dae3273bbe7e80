package nl.telmee.watch;

import java.util.List;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The home of staff: what waits, then lists.
 *
 * @param makes whether the caller makes polls
 * @param waiting what there is to do, most urgent first
 * @param quiet what to say when nothing waits; null when something does
 * @param tabs lists by state
 * @param rows polls of the list
 * @param empty why the list is empty, and what to do next; null when it is not
 * @param factorAdvised whether the reader would do well to set up a second factor
 */
public record DashboardPage(
    StaffFrame staff,
    boolean makes,
    List<Waiting> waiting,
    @Nullable String quiet,
    List<Tab> tabs,
    String state,
    String search,
    boolean drafts,
    List<Row> rows,
    @Nullable Empty empty,
    boolean factorAdvised,
    @Nullable String previous,
    @Nullable String next) {

  /**
   * Something to do.
   *
   * @param link what the link says: the name of a poll
   * @param urgent a word on a chip; null when there is no hurry
   */
  public record Waiting(
      String sentence,
      String address,
      String link,
      @Nullable String lang,
      @Nullable String urgent) {}

  /** A list of polls. */
  public record Tab(String address, String label, @Nullable String current) {}

  /**
   * A poll in the list.
   *
   * @param address null for a draft of which only editors have a page
   * @param spark the line of the last two days; empty when there is none
   * @param recent what that line says, in words
   * @param moment how long it still lasts, or when something happened
   * @param policy who sees results, in short; empty while a draft has none
   */
  public record Row(
      @Nullable String address,
      String title,
      @Nullable String lang,
      String organisation,
      String spark,
      String recent,
      String received,
      String moment,
      String policy,
      String policyClass) {}

  /** Why there is nothing, and what to do next. */
  public record Empty(String title, String sentence, @Nullable String address, String link) {}
}
