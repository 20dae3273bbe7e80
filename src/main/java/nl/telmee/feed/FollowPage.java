package nl.telmee.feed;

import java.util.Arrays;
import java.util.List;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * How to follow an organisation, in all ways.
 *
 * @param here path of the page without query
 * @param mail path of the page for mail
 * @param atom address for a feed reader
 * @param json the same as JSON Feed
 * @param events address of the list of events
 * @param stream address of the live stream
 * @param heading above the news
 * @param older address of what happened before, or null
 * @param newest address of the newest, or null when it is here
 */
public record FollowPage(
    Frame frame,
    String name,
    String here,
    String mail,
    String atom,
    String json,
    String events,
    String stream,
    List<Choice> themes,
    String heading,
    List<News> latest,
    @Nullable String older,
    @Nullable String newest,
    List<Other> others) {
  /** A theme to choose; an empty token is all of them. */
  public record Choice(String token, String label, boolean chosen) {}

  /** The organisation above or one below. */
  public record Other(String name, String path) {}

  /**
   * What happened.
   *
   * @param before only what happened before this event, or null
   * @param rest there is more before this one, or null
   */
  record Told(List<FeedPage.Entry> entries, @Nullable Long before, @Nullable Long rest) {}

  /** Something that happened. */
  public record News(String url, String title, String text, String at, String moment) {}

  static FollowPage of(
      Frame frame,
      String slug,
      String name,
      @Nullable Theme theme,
      String publicUrl,
      Told told,
      List<Organisation> others) {
    String query = query(frame, theme);
    String feeds = publicUrl + "/feeds/" + slug;
    String here = "/o/" + slug + "/follow";
    String events = publicUrl + "/api/v1/events";
    String narrowed = "?organisation=" + slug + (theme == null ? "" : "&theme=" + theme.token());
    return new FollowPage(
        frame,
        name,
        here,
        here + "/mail",
        feeds + "/atom" + query,
        feeds + "/json" + query,
        events + narrowed,
        events + "/stream" + narrowed,
        themes(frame, theme),
        frame.say(told.before == null ? "follow.latest" : "follow.older"),
        told.entries.stream().map(entry -> news(frame, entry)).toList(),
        told.rest == null ? null : news(here, theme, told.rest),
        told.before == null ? null : news(here, theme, null),
        others.stream().map(other -> other(frame, other)).toList());
  }

  /** Address of the news before an event, or of the newest. */
  private static String news(String here, @Nullable Theme theme, @Nullable Long before) {
    String narrowed = theme == null ? "" : "theme=" + theme.token();
    String from = before == null ? "" : "before=" + before;
    String both = narrowed.isEmpty() || from.isEmpty() ? narrowed + from : narrowed + "&" + from;
    return here + (both.isEmpty() ? "" : "?" + both) + "#latest";
  }

  private static Other other(Frame frame, Organisation organisation) {
    String name = organisation.name().in(frame.words().language());
    return new Other(name, "/o/" + organisation.slug() + "/follow");
  }

  private static String query(Frame frame, @Nullable Theme theme) {
    boolean english = frame.words().language() == Language.EN;
    String language = english ? "?lang=en" : "";
    return theme == null ? language : language + (english ? "&" : "?") + "theme=" + theme.token();
  }

  private static List<Choice> themes(Frame frame, @Nullable Theme chosen) {
    return Arrays.stream(Theme.values())
        .map(theme -> new Choice(theme.token(), frame.say(theme.word()), theme == chosen))
        .toList();
  }

  private static News news(Frame frame, FeedPage.Entry entry) {
    return new News(
        entry.url(),
        entry.title(),
        entry.text(),
        entry.at().toString(),
        frame.words().moment(entry.at()));
  }
}
