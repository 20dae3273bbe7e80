package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Reply;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * Two people changed the same: who was second decides, and sees what both made of it.
 *
 * @param before revision that both began with
 * @param mine all that was typed, so that none of it is lost
 * @param who changed it meanwhile, in words
 */
public record MergePage(
    StaffFrame staff, String id, int before, String mine, String who, List<Row> rows) {
  private static final int CONFLICT = 409;

  /** One difference. */
  public record Row(
      int index, String path, String place, String before, String mine, String theirs) {}

  static Reply reply(Desk desk, RoutingContext ctx, Saving.Undecided undecided) {
    StaffFrame staff = desk.frame(ctx, desk.pages().words(ctx).say("builder.merge.title"));
    return desk.pages().renderStaff("builder/merge.jte", of(staff, undecided)).status(CONFLICT);
  }

  private static MergePage of(StaffFrame staff, Saving.Undecided undecided) {
    Words words = staff.words();
    JsonNode theirs = undecided.theirs().body();
    List<Row> rows = new ArrayList<>();
    for (Merge.Difference difference : undecided.differences()) {
      rows.add(
          new Row(
              rows.size(),
              difference.path(),
              place(difference.path(), theirs, undecided.mine(), words),
              Place.value(difference.before(), theirs, words),
              Place.value(difference.mine(), undecided.mine(), words),
              Place.value(difference.theirs(), theirs, words)));
    }
    String by = undecided.theirs().changedBy();
    return new MergePage(
        staff,
        undecided.theirs().id().toString(),
        undecided.before(),
        undecided.mine().toString(),
        words.say(
            "builder.merge.who",
            by == null ? words.say("builder.history.nobody") : by,
            words.moment(undecided.theirs().changedAt())),
        rows);
  }

  /** A path of names and ids, as numbers of questions and answers where they stand now. */
  private static String place(String path, JsonNode theirs, JsonNode mine, Words words) {
    StringBuilder pointer = new StringBuilder();
    JsonNode at = theirs;
    JsonNode own = mine;
    for (String part : path.split("/", -1)) {
      JsonNode list = at.isArray() ? at : own;
      if (list.isArray() && !part.equals("order")) {
        int index = index(list, part);
        pointer.append('/').append(Math.max(index, 0));
        at = at.path(index(at, part));
        own = own.path(index(own, part));
      } else {
        pointer.append('/').append(part);
        at = at.path(part);
        own = own.path(part);
      }
    }
    return Place.words(pointer.toString(), words);
  }

  private static int index(JsonNode list, String id) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path("id").asText().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * What was typed, as the page sends it back.
   *
   * @throws nl.telmee.web.Rejected when that is no draft
   */
  static ObjectNode mine(Form form) {
    return DraftBody.of(Json.read(Buffer.buffer(form.raw("mine"))));
  }

  /** Whose work was chosen, by path. */
  static Map<String, Merge.Side> decided(Form form) {
    Map<String, Merge.Side> decided = new HashMap<>();
    for (int i = 0; form.has("path." + i); i++) {
      String side = form.raw("side." + i);
      if (side.equals("mine") || side.equals("theirs")) {
        decided.put(
            form.raw("path." + i), side.equals("mine") ? Merge.Side.MINE : Merge.Side.THEIRS);
      }
    }
    return decided;
  }
}
