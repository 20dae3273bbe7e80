package nl.telmee.live;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.telmee.id.PollId;
import nl.telmee.release.ReleaseListener;
import nl.telmee.release.Snapshot;

/** Hands what the clock sees to the hubs of all loops, each frame encoded once. Thread: any. */
public final class Broadcast implements ReleaseListener {
  private static final int MOST_FRAMES = 500;

  /** A frame and what it was made of. */
  private record Made(Snapshot snapshot, Frame frame) {}

  private final List<Hub> hubs = new CopyOnWriteArrayList<>();
  private final ConcurrentMap<PollId, Made> newest = new ConcurrentHashMap<>();

  /** Adds the hub of a loop. */
  public void add(Hub hub) {
    hubs.add(hub);
  }

  /** The frame of a version and what stands beside it: the one made before if it is the newest. */
  @SuppressWarnings(
      "ReferenceEquality") // The same bytes: to compare equal ones costs as much as this saves.
  Frame frame(Snapshot snapshot) {
    PollId poll = snapshot.results().poll().id();
    Made known = newest.get(poll);
    if (known != null && known.snapshot.json() == snapshot.json()) {
      return known.frame;
    }
    if (newest.size() >= MOST_FRAMES) {
      newest.clear();
    }
    Frame fresh = Frame.results(snapshot);
    newest.put(poll, new Made(snapshot, fresh));
    return fresh;
  }

  @Override
  public void released(PollId poll, Snapshot snapshot) {
    Frame frame = frame(snapshot);
    hubs.forEach(hub -> hub.results(poll, frame));
  }

  @Override
  public void received(PollId poll, long responses) {
    Frame frame = Frame.received(responses);
    hubs.forEach(hub -> hub.received(poll, frame));
  }
}
