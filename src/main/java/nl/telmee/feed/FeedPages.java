package nl.telmee.feed;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Language;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes pages of feeds: of an organisation with all below it, of a theme, of a trajectory. */
final class FeedPages {
  private static final int ENTRIES = 30;

  /** What is asked for: which feed, in which form and language, and from where on. */
  private record Asked(
      String organisation,
      String form,
      Language language,
      @Nullable Theme theme,
      @Nullable String trajectory,
      long before) {
    static Asked of(RoutingContext ctx, String form) {
      String code = Params.query(ctx, "lang").orElse(Language.NL.code());
      Language language = Language.of(code);
      if (language == null) {
        throw Params.wrongQuery("lang", "must be nl or en");
      }
      return new Asked(
          Params.slug(ctx, "organisation"),
          form,
          language,
          EventParams.theme(ctx),
          EventParams.slug(ctx, "trajectory").orElse(null),
          EventParams.cursor(ctx, "before").orElse(Long.MAX_VALUE));
    }

    EventFilter filter(Set<String> organisations) {
      return new EventFilter(organisations, null, theme, trajectory);
    }

    /** The path of this feed, from an event down; null: from the newest. */
    String path(@Nullable Long from) {
      StringBuilder query = new StringBuilder();
      add(query, "lang", language == Language.NL ? null : language.code());
      add(query, "theme", theme == null ? null : theme.token());
      add(query, "trajectory", trajectory);
      add(query, "before", from);
      return "/feeds/" + organisation + "/" + form + query;
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
      if (value != null) {
        String text = URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(text);
      }
    }
  }

  /**
   * What a feed is called.
   *
   * @param site path of the page for people
   */
  private record Head(String title, String site) {}

  private final Feed feed;
  private final OrganisationStore organisations;
  private final String publicUrl;

  FeedPages(Feed feed, OrganisationStore organisations, String publicUrl) {
    this.feed = feed;
    this.organisations = organisations;
    this.publicUrl = publicUrl;
  }

  /**
   * The page that is asked for.
   *
   * @param form last part of its address
   */
  Future<FeedPage> page(RoutingContext ctx, String form) {
    Asked asked = Asked.of(ctx, form);
    return names(asked.language)
        .compose(
            names ->
                feed.below(known(names, asked.organisation))
                    .compose(
                        below ->
                            asked.trajectory == null
                                ? whole(asked, below, names)
                                : story(asked, asked.trajectory, below, names)));
  }

  private Future<FeedPage> whole(Asked asked, Set<String> below, Map<String, String> names) {
    String name = names.getOrDefault(asked.organisation, asked.organisation);
    Words words = Words.of(asked.language);
    String title =
        asked.theme == null
            ? words.say("feed.title", name)
            : words.say("feed.title.theme", name, words.say(asked.theme.word()));
    String site = "/o/" + asked.organisation + "/follow";
    return feed.before(asked.filter(below), asked.before, ENTRIES + 1)
        .map(events -> page(asked, new Head(title, site), events, names));
  }

  /** Of a trajectory that nobody published there is no feed. */
  private Future<FeedPage> story(
      Asked asked, String trajectory, Set<String> below, Map<String, String> names) {
    return feed.ofTrajectory(trajectory)
        .map(
            found ->
                found
                    .filter(event -> below.contains(event.organisation()))
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .compose(
            event ->
                feed.story(asked.filter(below), trajectory, asked.before, ENTRIES + 1)
                    .map(events -> page(asked, head(asked, event, names), events, names)));
  }

  private static Head head(Asked asked, LoggedEvent event, Map<String, String> names) {
    return new Head(
        Words.of(asked.language)
            .say(
                "feed.title.trajectory",
                event.title().in(asked.language),
                names.getOrDefault(event.organisation(), event.organisation())),
        "/t/" + event.trajectory());
  }

  private Future<Map<String, String>> names(Language language) {
    return organisations.all().map(all -> names(all, language));
  }

  /** What organisations are called in a language, by slug. */
  static Map<String, String> names(List<Organisation> all, Language language) {
    return all.stream()
        .collect(Collectors.toMap(Organisation::slug, one -> one.name().in(language)));
  }

  private static String known(Map<String, String> names, String organisation) {
    if (!names.containsKey(organisation)) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return organisation;
  }

  private FeedPage page(
      Asked asked, Head head, List<LoggedEvent> events, Map<String, String> names) {
    List<LoggedEvent> shown = events.subList(0, Math.min(ENTRIES, events.size()));
    Words words = Words.of(asked.language);
    String name = names.getOrDefault(asked.organisation, asked.organisation);
    boolean more = events.size() > shown.size();
    return new FeedPage(
        publicUrl + asked.path(null),
        head.title,
        words.say("feed.subtitle"),
        name,
        asked.language,
        publicUrl + asked.path(asked.before == Long.MAX_VALUE ? null : asked.before),
        publicUrl + asked.path(null),
        more ? publicUrl + asked.path(shown.getLast().seq()) : null,
        publicUrl + head.site,
        shown.isEmpty() ? Instant.EPOCH : shown.getFirst().at(),
        shown.stream().map(event -> entry(event, names, words)).toList());
  }

  /** An event as people read it. */
  FeedPage.Entry entry(LoggedEvent event, Map<String, String> names, Words words) {
    String name = names.getOrDefault(event.organisation(), event.organisation());
    EventText text = EventText.of(event, name, words);
    return new FeedPage.Entry(
        event.id().toString(),
        publicUrl + event.path(),
        text.title(),
        text.text(),
        name,
        event.at(),
        event.themes().stream().map(theme -> words.say(theme.word())).toList());
  }
}
