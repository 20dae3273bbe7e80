package nl.telmee;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import nl.telmee.intake.Intake;
import nl.telmee.live.Streams;
import nl.telmee.web.Routes;

/**
 * The routes of a node.
 *
 * @param entries what was mounted, in order, with access and body limit
 * @param mounted what the router of a loop really has, its two handlers for all paths included
 */
public record RouteTable(List<Routes.Entry> entries, List<Route> mounted) {
  private static final int SECONDS = 30;

  /** Those without which some routes are not there. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "TELMEE_OIDC_ISSUER", "http://127.0.0.1:9",
          "TELMEE_OIDC_CLIENT_ID", "telmee",
          "TELMEE_OIDC_CLIENT_SECRET", "a secret of the tests",
          "TELMEE_OIDC_ROLES", "all=administrator",
          "TELMEE_CONTACT_KEYS", TestNode.CONTACT_KEY,
          "TELMEE_WEBHOOK_PRIVATE", "true");

  /** Apart, as the event loop must not wait until this class is ready. */
  private static final class Once {
    static final RouteTable TABLE = read();
  }

  /** The table, which is the same for all tests. */
  public static RouteTable get() {
    return Once.TABLE;
  }

  /** Puts a loop together, on a database of its own, and reads its routes; nothing listens. */
  private static RouteTable read() {
    DatabaseUrl url = TestDatabase.create();
    Migrations.run(url);
    Vertx vertx = Vertx.vertx();
    try {
      return of(vertx, url).await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    } finally {
      vertx.close();
    }
  }

  private static Future<RouteTable> of(Vertx vertx, DatabaseUrl url) {
    Database db = new Database(vertx, url);
    return App.open(vertx, Settings.from(SETTINGS), Clock.systemUTC(), db, 80, false)
        .compose(
            app ->
                Intake.open(vertx, db, app.polls, app.clock, app.intakeMetrics)
                    .map(intake -> of(vertx, app, intake)));
  }

  private static RouteTable of(Vertx vertx, App app, Intake intake) {
    Loop loop = new Loop(app, 80);
    loop.init(vertx, vertx.getOrCreateContext());
    Streams streams = Streams.of(vertx, app.broadcast, app.events, app.liveMetrics);
    Routes routes = new Routes(Router.router(vertx), app.identity.gate());
    loop.mount(routes, intake, streams);
    return new RouteTable(routes.entries(), loop.router(intake, streams).getRoutes());
  }
}
