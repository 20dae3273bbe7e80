package nl.telmee.poll;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** A poll on the wire: what {@link PollJson} writes, and where the poll stands. */
final class PollView {
  private PollView() {}

  static ObjectNode of(Poll poll, List<EarlyLook> looks, String publicUrl) {
    ObjectNode view = standing(poll, publicUrl);
    view.setAll(PollJson.write(poll.content()));
    ArrayNode array = view.putArray("earlyLooks");
    for (EarlyLook look : looks) {
      array
          .addObject()
          .put("organisation", look.organisation())
          .put("lookedAt", look.lookedAt().toString());
    }
    return view;
  }

  static void heldIn(ObjectNode view, HeldIn trajectory, String publicUrl) {
    view.putObject("trajectory")
        .put("id", trajectory.id().toString())
        .put("slug", trajectory.slug())
        .put("url", publicUrl + trajectory.page())
        .put("activity", trajectory.activity().toString());
  }

  /** A page of the list; without the questions. */
  static ObjectNode list(List<Poll> polls, PollQuery query, String publicUrl) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode array = list.putArray("polls");
    for (Poll poll : polls) {
      ObjectNode content = PollJson.write(poll.content());
      content.remove("questions");
      array.add(standing(poll, publicUrl).setAll(content));
    }
    boolean more = polls.size() == query.limit();
    list.put("next", more ? PollQuery.Cursor.of(polls.getLast()).text() : null);
    return list;
  }

  private static ObjectNode standing(Poll poll, String publicUrl) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", poll.id().toString())
        .put("state", poll.state().name().toLowerCase(Locale.ROOT))
        .put("openedAt", poll.openedAt() == null ? null : poll.openedAt().toString())
        .put("closedAt", poll.closedAt() == null ? null : poll.closedAt().toString())
        .put("url", publicUrl + poll.page());
  }
}
