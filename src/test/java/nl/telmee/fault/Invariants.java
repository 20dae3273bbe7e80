package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
  static void check(Stand stand, Load load) throws InterruptedException, SQLException {
    stand.awaitReady(200);
    load.finish();
    assertThat(load.crowd.surprises()).as(stand.output()).isEmpty();
    try (Connection database = stand.postgres().jdbc()) {
      Recount recount = Recount.of(database, stand.poll(), Survey.questions());
      // A key is the primary key beside its poll: stored is stored once.
      Set<String> acknowledged = new HashSet<>(load.crowd.acknowledged());
      assertThat(acknowledged).isEqualTo(load.crowd.sent().keySet());
      acknowledged.addAll(load.alsoAcknowledged);
      assertThat(recount.answers().keySet()).isEqualTo(acknowledged);
      assertThat(load.refused).doesNotContainAnyElementsOf(recount.answers().keySet());
      assertThat(recount.tally()).isEqualTo(recount.counted());
      versions(load);
      followers(load, events(database));
    }
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

  private static void followers(Load load, List<String> events) {
    for (FeedReader follower : load.followers) {
      for (int had = -1; had < follower.ids().size(); ) {
        had = follower.ids().size();
        follower.look();
      }
      assertThat(follower.surprises()).isEmpty();
      assertThat(follower.ids()).isEqualTo(events).isNotEmpty();
    }
  }

  private static List<String> events(Connection database) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select id from event order by seq")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
