package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.Recount;
import nl.telmee.Survey;

/** What must hold after every case, whatever broke. */
final class Invariants {
  private Invariants() {}

  /** Lets the phones deliver what they are at, and looks at everything. */
  static void check(Stand stand, Load load) throws Exception {
    stand.awaitReady(200);
    try (Connection database = stand.jdbc()) {
      check(database, load);
    } catch (AssertionError e) {
      throw new AssertionError(stand.output(), e);
    }
  }

  /** The same when the nodes are there. */
  static void check(Connection database, Load load) throws Exception {
    load.finish(() -> events(database).size());
    assertThat(load.crowd.surprises()).isEmpty();
    Recount recount = Recount.of(database, load.poll, Survey.questions());
    // A key is the primary key beside its poll: stored is stored once.
    Set<String> acknowledged = new HashSet<>(load.crowd.acknowledged());
    assertThat(acknowledged).isEqualTo(load.crowd.sent().keySet());
    acknowledged.addAll(load.alsoAcknowledged);
    assertThat(recount.keys()).isEqualTo(acknowledged).isNotEmpty();
    assertThat(load.refused).isNotEmpty();
    assertThat(Collections.disjoint(load.refused, recount.keys())).isTrue();
    assertThat(recount.tally()).isEqualTo(recount.counted());
    versions(load);
    followers(load, database);
  }

  /** All readers of all nodes saw the same of each version, and none went back. */
  private static void versions(Load load) {
    Map<Integer, JsonNode> all = new HashMap<>();
    for (Reader reader : load.readers) {
      reader.look();
      assertThat(reader.surprises()).isEmpty();
      assertThat(reader.versions()).isNotEmpty();
      reader
          .versions()
          .forEach(
              (version, said) -> {
                JsonNode before = all.putIfAbsent(version, said);
                assertThat(said)
                    .as("version %s", version)
                    .isEqualTo(before == null ? said : before);
              });
    }
  }

  /** What happens while one looks comes to some of them sooner than to others. */
  private static void followers(Load load, Connection database) {
    List<String> events = events(database);
    for (FeedReader follower : load.followers) {
      for (int had = -1; had < follower.ids().size(); ) {
        had = follower.ids().size();
        follower.look();
      }
      assertThat(follower.surprises()).isEmpty();
      sawEachOnceInOrder(follower.ids(), events);
    }
    List<String> seen = events(database);
    for (StreamFollower stream : load.streams) {
      assertThat(stream.surprises()).isEmpty();
      assertThat(stream.ids()).isNotEmpty().isEqualTo(seen.subList(0, stream.ids().size()));
    }
  }

  private static void sawEachOnceInOrder(List<String> ids, List<String> events) {
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates().startsWith(events.toArray(String[]::new));
  }

  private static List<String> events(Connection database) {
    List<String> ids = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select id from event order by seq")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
