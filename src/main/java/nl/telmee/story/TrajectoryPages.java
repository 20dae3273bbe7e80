package nl.telmee.story;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.council.Brought;
import nl.telmee.council.Origins;
import nl.telmee.id.PollId;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Attachments;
import nl.telmee.trajectory.FileFact;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.EntityTag;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The page of a trajectory, for everybody. */
final class TrajectoryPages {
  private final Trajectories trajectories;
  private final Attachments attachments;
  private final Polls polls;
  private final Origins origins;
  private final OrganisationStore organisations;
  private final Pages pages;

  TrajectoryPages(
      Trajectories trajectories,
      Attachments attachments,
      Polls polls,
      Origins origins,
      OrganisationStore organisations,
      Pages pages) {
    this.trajectories = trajectories;
    this.attachments = attachments;
    this.polls = polls;
    this.origins = origins;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get("/t/:slug", Access.ANYONE).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return trajectories
        .published(Params.slug(ctx, "slug"))
        .compose(
            found ->
                Future.all(
                        polls(found),
                        organisations.all(),
                        origins.published(found.head()),
                        attachments.publicFacts(found.head().id()))
                    .map(
                        all ->
                            page(
                                ctx,
                                found,
                                all.resultAt(0),
                                all.resultAt(1),
                                all.resultAt(2),
                                all.resultAt(3))))
        .map(reply -> unlessKnown(ctx, reply));
  }

  private Reply page(
      RoutingContext ctx,
      Trajectory found,
      Map<UUID, Poll> polls,
      List<Organisation> all,
      Optional<Brought> brought,
      Map<UUID, FileFact> facts) {
    Words words = pages.words(ctx);
    Frame frame = pages.frame(ctx, found.title().in(words.language()) + " · Telmee");
    return pages.render(
        "story/trajectory.jte",
        TrajectoryPage.of(
            frame,
            new Reading(words, found, trajectories.today(), polls, names(words, all)),
            brought,
            facts));
  }

  static Map<String, String> names(Words words, List<Organisation> all) {
    return all.stream()
        .collect(Collectors.toMap(Organisation::slug, one -> one.name().in(words.language())));
  }

  /** Those that everybody may know, in the order of the activities. */
  private Future<Map<UUID, Poll>> polls(Trajectory trajectory) {
    List<Future<Optional<Poll>>> wanted =
        trajectory.content().items(Activity.class).stream()
            .map(Activity::poll)
            .filter(Objects::nonNull)
            .map(id -> polls.find(new PollId(id)).map(Optional::of).otherwise(Optional.empty()))
            .toList();
    return Future.all(wanted)
        .map(
            _ -> {
              Map<UUID, Poll> found = new LinkedHashMap<>();
              for (Future<Optional<Poll>> one : wanted) {
                one.result()
                    .filter(Poll::hasOpened)
                    .ifPresent(poll -> found.put(poll.id().value(), poll));
              }
              return found;
            });
  }

  /** What a browser has already does not go over the line again. */
  static Reply unlessKnown(RoutingContext ctx, Reply reply) {
    String tag = EntityTag.of(reply.body());
    Reply shown = EntityTag.known(ctx, tag) ? Reply.notModified() : reply;
    return shown
        .with("ETag", tag)
        .with("Cache-Control", "no-cache")
        .with("Vary", "Accept-Encoding, Accept-Language, Cookie");
  }
}
