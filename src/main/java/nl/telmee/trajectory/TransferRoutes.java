package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Whole trajectories over the API: out as an archive, in from one. */
public final class TransferRoutes {
  private final Transfers transfers;
  private final Trajectories trajectories;
  private final String publicUrl;

  public TransferRoutes(Transfers transfers, Trajectories trajectories, String publicUrl) {
    this.transfers = transfers;
    this.trajectories = trajectories;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(TrajectoryRoutes.ONE + "/archive", Access.MEMBER).reply(this::export);
    routes
        .post(TrajectoryRoutes.PATH + "/_import", Access.COUNCIL, BodyLimit.ARCHIVE)
        .json(this::take);
  }

  private Future<Reply> export(RoutingContext ctx) {
    Params.accepted(ctx, Archive.TYPE);
    return transfers
        .export(Caller.of(ctx), TrajectoryRoutes.id(ctx))
        .map(
            archive ->
                Reply.of(200, Archive.TYPE, archive)
                    .with("Cache-Control", "no-store")
                    .with(
                        "Content-Disposition",
                        "attachment; filename=\"trajectory-"
                            + TrajectoryRoutes.id(ctx)
                            + ".zip\""));
  }

  private Future<Reply> take(RoutingContext ctx) {
    if (!Params.contentType(ctx).equals(Archive.TYPE)) {
      throw Rejected.because(Problem.WRONG_CONTENT_TYPE, "Send " + Archive.TYPE);
    }
    return transfers
        .take(Caller.of(ctx), () -> Routes.body(ctx))
        .map(
            taken ->
                Reply.created(TrajectoryView.summary(taken, trajectories.today(), publicUrl))
                    .with("Location", TrajectoryRoutes.PATH + "/" + taken.head().id()));
  }
}
