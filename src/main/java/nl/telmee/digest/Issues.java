package nl.telmee.digest;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.db.Queries;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** Gathers what newsletters are made of. Thread: any. */
final class Issues {
  private static final int PAGE = 500;

  private final Feed feed;
  private final OrganisationStore organisations;

  Issues(Feed feed, Queries db) {
    this.feed = feed;
    this.organisations = new OrganisationStore(db);
  }

  /** A newsletter with its events. */
  Future<Issue> of(Newsletter newsletter) {
    return feed.byIds(new HashSet<>(newsletter.content().items()))
        .compose(
            events ->
                organisations
                    .all()
                    .map(
                        all ->
                            new Issue(
                                newsletter,
                                sender(all, newsletter.organisation()),
                                Issue.ordered(newsletter.content().items(), events),
                                names(all))));
  }

  /** What happened in a period that is worth telling, oldest first. */
  Future<List<LoggedEvent>> period(String organisation, Newsletter.Content content) {
    return feed.cursorAt(content.from())
        .compose(
            cursor ->
                feed.below(organisation)
                    .compose(all -> feed.after(EventFilter.of(all), cursor, PAGE)))
        .map(
            events ->
                events.stream()
                    .filter(event -> event.at().isBefore(content.to()) && News.worthAMail(event))
                    .toList());
  }

  /** Whether an organisation is there; fails with {@link Problem#NOT_FOUND}. */
  Future<Sender> sender(String slug) {
    return organisations.all().map(all -> sender(all, slug));
  }

  /**
   * The same with one of its trajectories; fails with {@link Problem#NOT_FOUND} when that is not
   * public.
   */
  Future<Sender> sender(String slug, @Nullable String trajectory) {
    return trajectory == null
        ? sender(slug)
        : Future.all(sender(slug), feed.ofTrajectory(trajectory))
            .map(both -> about(both.resultAt(0), both.resultAt(1)));
  }

  private static Sender about(Sender sender, Optional<LoggedEvent> found) {
    LoggedEvent event =
        found
            .filter(one -> one.organisation().equals(sender.slug()))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return sender.about(Objects.requireNonNull(event.trajectory()), event.title());
  }

  private static Sender sender(List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .map(Sender::of)
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private static Map<String, Translated> names(List<Organisation> all) {
    return all.stream().collect(Collectors.toMap(Organisation::slug, Organisation::name));
  }

  /** The organisations of which a caller may make newsletters, by slug. */
  Future<List<Organisation>> ofWhich(Set<String> slugs, boolean everywhere) {
    return organisations
        .all()
        .map(all -> all.stream().filter(one -> everywhere || slugs.contains(one.slug())).toList());
  }
}
