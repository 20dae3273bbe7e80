package nl.telmee.trajectory;

import java.util.List;
import java.util.UUID;

/** Something that is done to a trajectory. Each stays in its log. */
public sealed interface Change {
  /** It begins, with its name and its steps. */
  record Begin(Subject subject, Planning planning) implements Change {}

  /** A section is written as a whole. */
  record Write(Section section) implements Change {}

  /** An item is added, or written anew. */
  record Put(Item item) implements Change {}

  /** An item is taken away that nothing rests on yet. */
  record Remove(Item.Kind kind, UUID id, String reason) implements Change {}

  /** Everybody may see it. */
  record Publish() implements Change {}

  /**
   * A step delivered what it must.
   *
   * @param key of the step
   * @param note what was delivered; an added step needs it
   */
  record Complete(String key, String note) implements Change {}

  /** A step that may be left out is left out, with a reason. */
  record SetAside(String key, String reason) implements Change {}

  /** A step, and all after it that were done, are to be done again. */
  record TakeBack(String key, String reason) implements Change {}

  /**
   * The last results of a closed poll are put in as drafts of findings.
   *
   * @param tooFew whether they show no number
   * @param unanswered questions that nobody answered, in Dutch
   */
  record Freeze(
      UUID activity,
      int version,
      int responses,
      boolean tooFew,
      List<String> unanswered,
      List<Finding> drafts)
      implements Change {
    public Freeze {
      unanswered = List.copyOf(unanswered);
      drafts = List.copyOf(drafts);
    }
  }

  /** Everything was done and told. */
  record Close() implements Change {}
}
