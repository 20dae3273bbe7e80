package nl.telmee.release;

import nl.telmee.id.PollId;

/** Who wants to know what the clock sees. Called on the clock's thread; must not block. */
public interface ReleaseListener {
  /** There is a new version, made by this node or another. */
  void released(PollId poll, Snapshot snapshot);

  /**
   * So many responses are stored. Called at most once a second for a poll, when the number changed.
   */
  void received(PollId poll, long responses);
}
