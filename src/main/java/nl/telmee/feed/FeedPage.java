package nl.telmee.feed;

import java.time.Instant;
import java.util.List;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * One page of a feed, whatever its form.
 *
 * @param id never changes, whatever page is asked for
 * @param self address of this page
 * @param first address of the newest page
 * @param next address of the page with what is older, or null
 * @param site address of the page for people
 * @param updated when the newest entry happened
 */
record FeedPage(
    String id,
    String title,
    String subtitle,
    String author,
    Language language,
    String self,
    String first,
    @Nullable String next,
    String site,
    Instant updated,
    List<Entry> entries) {
  /**
   * An event as an entry.
   *
   * @param id of the event; the same in every feed, so that readers recognise it
   * @param tags themes in the language of the feed
   */
  record Entry(
      String id,
      String url,
      String title,
      String text,
      String author,
      Instant at,
      List<String> tags) {}
}
