package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/**
 * Something that a trajectory has any number of. What people write of it comes from {@link
 * Kind#read}; what the rules add to it (evidence, corrections, when it was told) only from the
 * database.
 */
public sealed interface Item
    permits Activity, Finding, Decision, Feedback, Improvement, Remark, Attachment, Wording {

  /**
   * The identity within the trajectory; a decision has that of its finding, a wording its place's.
   */
  UUID id();

  /** The kinds of items, in the order of the process. */
  enum Kind {
    ACTIVITY("activities", Activity.class, 100),
    FINDING("findings", Finding.class, 200),
    DECISION("decisions", Decision.class, 200),
    FEEDBACK("feedback", Feedback.class, 50),
    IMPROVEMENT("improvements", Improvement.class, 100),
    REMARK("remarks", Remark.class, 500),
    ATTACHMENT("attachments", Attachment.class, 50),
    WORDING("wordings", Wording.class, 200);

    private final String plural;
    private final Class<? extends Item> type;
    private final int most;

    Kind(String plural, Class<? extends Item> type, int most) {
      this.plural = plural;
      this.type = type;
      this.most = most;
    }

    /** The word in JSON and in messages. */
    public String word() {
      return Fields.wordOf(this);
    }

    /** The word in addresses and for the list in JSON. */
    public String plural() {
      return plural;
    }

    /** How many a trajectory may have. */
    public int most() {
      return most;
    }

    public static Optional<Kind> ofPlural(String word) {
      return Arrays.stream(values()).filter(kind -> kind.plural.equals(word)).findFirst();
    }

    static Kind of(Class<? extends Item> type) {
      return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst().orElseThrow();
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws Rejected with every mistake
     */
    public Item read(UUID id, JsonNode json) {
      return read(json, fields -> written(id, fields));
    }

    /** Reads what the program stored. */
    Item stored(UUID id, JsonNode json) {
      return read(json, fields -> stored(id, fields));
    }

    private Item written(UUID id, Fields fields) {
      return switch (this) {
        case ACTIVITY -> Activity.read(id, fields);
        case FINDING -> Finding.read(id, fields);
        case DECISION -> Decision.read(id, fields);
        case FEEDBACK -> Feedback.read(id, fields);
        case IMPROVEMENT -> Improvement.read(id, fields);
        case REMARK -> Remark.read(id, fields);
        case ATTACHMENT -> Attachment.read(id, fields);
        case WORDING -> Wording.read(id, fields);
      };
    }

    private Item stored(UUID id, Fields fields) {
      return switch (this) {
        case ACTIVITY -> Activity.stored(id, fields);
        case FINDING -> Finding.stored(id, fields);
        case DECISION -> Decision.stored(id, fields);
        case FEEDBACK -> Feedback.stored(id, fields);
        case IMPROVEMENT -> Improvement.stored(id, fields);
        case REMARK -> Remark.stored(id, fields);
        case ATTACHMENT -> Attachment.stored(id, fields);
        case WORDING -> Wording.stored(id, fields);
      };
    }

    private static Item read(JsonNode json, Function<Fields, Item> reader) {
      List<Mistake> mistakes = new ArrayList<>();
      Item item = reader.apply(Fields.of(json, mistakes));
      if (!mistakes.isEmpty()) {
        throw Rejected.mistakes(mistakes);
      }
      return item;
    }
  }

  /** Which kind it is. */
  default Kind kind() {
    return Kind.of(getClass());
  }

  /** As it is stored and sent, with its id. */
  default ObjectNode json() {
    return Json.tree(this);
  }
}
