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
    List<News> latest,
    List<Other> others) {
  /** A theme to choose; an empty token is all of them. */
  public record Choice(String token, String label, boolean chosen) {}

  /** The organisation above or one below. */
  public record Other(String name, String path) {}

  /** Something that happened. */
  public record News(String url, String title, String text, String at, String moment) {}

  static FollowPage of(
      Frame frame,
      String slug,
      String name,
      @Nullable Theme theme,
      String publicUrl,
      List<FeedPage.Entry> latest,
      List<Organisation> others) {
    String query = query(frame, theme);
    String feeds = publicUrl + "/feeds/" + slug;
    String events = publicUrl + "/api/v1/events";
    return new FollowPage(
        frame,
        name,
        "/o/" + slug + "/follow",
        "/o/" + slug + "/follow/mail",
        feeds + "/atom" + query,
        feeds + "/json" + query,
        events + "?organisation=" + slug,
        events + "/stream?organisation=" + slug,
        themes(frame, theme),
        latest.stream().map(entry -> news(frame, entry)).toList(),
        others.stream().map(other -> other(frame, other)).toList());
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
