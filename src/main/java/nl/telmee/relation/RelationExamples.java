package nl.telmee.relation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.db.Database;

/** A few relations to show what a book is for; each says that it is an example. */
public final class RelationExamples {
  private RelationExamples() {}

  /**
   * Stores those that are not there.
   *
   * @param examples each with {@code id}, {@code organisation}, {@code checkedDaysAgo} and what an
   *     entry says
   */
  public static Future<Void> load(Database db, JsonNode examples, Instant now) {
    return db.inTransaction(
        tx -> {
          Future<Void> done = Future.succeededFuture();
          for (JsonNode one : examples) {
            Relation relation = read((ObjectNode) one, now);
            done = done.compose(_ -> RelationStore.insert(tx, relation).mapEmpty());
          }
          return done;
        });
  }

  private static Relation read(ObjectNode json, Instant now) {
    UUID id = UUID.fromString(json.remove("id").asText());
    String organisation = json.remove("organisation").asText();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate checked = today.minusDays(json.remove("checkedDaysAgo").asInt());
    Entry entry = Entry.read(json, today).checked(checked);
    return new Relation(id, organisation, 1, entry, now, AuditEntry.PROGRAM);
  }
}
