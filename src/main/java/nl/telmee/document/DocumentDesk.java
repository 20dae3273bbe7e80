package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/** Finds what the documents of an address are made of. */
record DocumentDesk(
    Trajectories trajectories, OrganisationStore organisations, Pages pages, String publicUrl) {
  static Paper paper(RoutingContext ctx) {
    return Paper.of(ctx.pathParam("document"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  Future<Trajectory> trajectory(RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("trajectory"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return trajectories.find(Caller.of(ctx).scope(), id);
  }

  Future<Source> source(RoutingContext ctx) {
    return source(ctx, pages.words(ctx));
  }

  Future<Source> source(RoutingContext ctx, Words words) {
    return trajectory(ctx)
        .compose(
            trajectory ->
                organisations
                    .all()
                    .map(
                        all ->
                            new Source(
                                trajectory,
                                words,
                                publicUrl,
                                trajectories.today(),
                                slug -> name(words, all, slug))));
  }

  static String name(Words words, List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }
}
