package nl.telmee.council;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.signal.Signal;
import nl.telmee.signal.SignalState;
import nl.telmee.signal.Signals;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Origin;
import nl.telmee.web.Caller;

/** Finds what trajectories begin with: signals, and items of agendas. Thread: any. */
public final class Origins {
  private final Signals signals;
  private final Agendas agendas;

  Origins(Signals signals, Agendas agendas) {
    this.signals = signals;
    this.agendas = agendas;
  }

  /** What a trajectory began with, as everybody may read it; empty when nobody may. */
  public Future<Optional<Brought>> published(Head head) {
    Origin origin = head.origin();
    if (origin == null) {
      return Future.succeededFuture(Optional.empty());
    }
    return switch (origin.kind()) {
      case SIGNAL ->
          signals.published(origin.id()).map(found -> found.map(one -> brought(origin, one)));
      case AGENDA ->
          agendas
              .publicStore()
              .shown(origin.id(), head.organisations())
              .map(found -> found.map(one -> shown(origin, one)));
    };
  }

  /** The same for who begins with it: only what the caller sees, and what is fit to begin with. */
  public Future<Optional<Brought>> of(Caller caller, Origin origin) {
    return switch (origin.kind()) {
      case SIGNAL ->
          signals
              .find(caller, origin.id())
              .map(
                  found ->
                      found
                          .filter(one -> one.state().isPublic())
                          .filter(one -> one.state() != SignalState.MERGED)
                          .map(one -> brought(origin, one)));
      case AGENDA ->
          agendas
              .store(caller)
              .item(origin.id())
              .map(
                  found ->
                      found.map(
                          one ->
                              brought(
                                  origin,
                                  one,
                                  "/council/agendas/" + one.organisation() + "/" + one.year())));
    };
  }

  private static Brought brought(Origin origin, Signal signal) {
    return new Brought(
        origin,
        signal.organisation(),
        signal.title(),
        signal.what(),
        signal.themes(),
        signal.address());
  }

  private static Brought shown(Origin origin, AgendaStore.Placed placed) {
    String agenda = "/o/" + placed.organisation() + "/agenda/" + placed.year();
    return brought(origin, placed, agenda + "#item-" + origin.id());
  }

  private static Brought brought(Origin origin, AgendaStore.Placed placed, String address) {
    AgendaItem item = placed.item();
    Theme theme = item.theme();
    return new Brought(
        origin,
        placed.organisation(),
        item.subject(),
        item.why(),
        theme == null ? Set.of() : Set.of(theme),
        address);
  }
}
