package nl.telmee.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import nl.telmee.TestNode;

/** The requests about the address book of an organisation. */
final class OpenApiRelationCases {
  private static final String PATH = "/organisations/velsen/relations";
  private static final String NAME = "/organisations/{organisation}/relations";
  private static final String STALE = "\"99\"";

  private static final String FULL =
      """
      insert into relation select gen_random_uuid(), 'haarlem', 1, 'x' || n, '{schools}', '', '', '',
        '', current_date, now(), 'x' from generate_series(1, 2000) n
      """;

  private final OpenApiCases all;
  private final String body;

  OpenApiRelationCases(OpenApiCases all, OpenApiDocument document) {
    this.all = all;
    this.body = document.example("RelationBody").toString();
  }

  void add() {
    String one = made();
    OpenApiRequest list = OpenApiCases.get(PATH + "?category=schools&search=wijk&limit=5");
    all.spoil(all.add(200, "GET " + NAME, list.token(all.node.token())));
    all.add(400, "GET " + NAME, list.path(PATH + "?category=x").token(all.node.token()));
    OpenApiRequest add = all.post(PATH).json(body);
    all.spoil(all.add(201, "POST " + NAME, add));
    all.add(400, "POST " + NAME, add.json("{\"name\":\"x\",\"categories\":[\"nobody\"]}"));
    full();
    all.add(409, "POST " + NAME, add.path("/organisations/haarlem/relations"));
    one(one);
  }

  private void one(String path) {
    String name = NAME + "/{relation}";
    all.spoil(all.add(200, "GET " + name, OpenApiCases.get(path).token(all.node.token())));
    OpenApiRequest change = all.post(path).method("PUT").json(body);
    all.spoil(all.add(200, "PUT " + name, change));
    all.add(412, "PUT " + name, change.with("If-Match", STALE));
    OpenApiRequest gone = OpenApiCases.get(made()).method("DELETE");
    OpenApiRequest remove = gone.token(all.node.token());
    all.add(412, "DELETE " + name, remove.with("If-Match", STALE));
    all.add(401, "DELETE " + name, gone);
    all.add(403, "DELETE " + name, gone.token(all.viewersToken));
    all.add(404, "DELETE " + name, gone.token(all.strangersToken));
    all.add(400, "DELETE " + name, remove.path(gone.path() + "?key=%00"));
    all.add(406, "DELETE " + name, remove.with("Accept", "image/png"));
    all.add(204, "DELETE " + name, remove);
    all.add(404, "DELETE " + name, remove);
  }

  private String made() {
    return PATH
        + "/"
        + TestNode.json(all.node.postAsAdministrator("/api/v1" + PATH, body)).path("id").asText();
  }

  private void full() {
    try (Connection db = all.node.jdbc();
        Statement statement = db.createStatement()) {
      statement.executeUpdate(FULL);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
