package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.identity.LinkToken;
import nl.telmee.trajectory.People.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who works on a trajectory is added and removed by who owns it. */
final class MembersOverApiTest {
  private static final String FOCUS_GROUP = "{\"seat\":\"focus-group\",\"name\":\"Leerling\"}";

  private static TestNode node;
  private static People people;
  private static int made;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    people = new People(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static ApiTrajectory begin() {
    return people.begin("members-" + ++made);
  }

  private static Person named(String name) {
    return people.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static HttpResponse<String> post(Person who, ApiTrajectory at, String path, String body) {
    return node.post(
        at.path() + "/members" + path,
        "application/json",
        body,
        "Authorization",
        "Bearer " + who.token());
  }

  private static JsonNode add(ApiTrajectory at, String body) {
    HttpResponse<String> answer = post(people.leader(), at, "", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestNode.json(answer);
  }

  private static HttpResponse<String> list(Person who, ApiTrajectory at) {
    return node.get(at.path() + "/members", "Authorization", "Bearer " + who.token());
  }

  /** How many members a secret leads to, as a page would look it up. */
  private static int opens(String secret) throws SQLException {
    try (Connection db = node.jdbc();
        PreparedStatement select =
            db.prepareStatement("select count(*) from trajectory_member where link = ?")) {
      select.setBytes(1, new LinkToken(secret).hash().getBytes());
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Test
  void aMemberOfTheFocusGroupGetsALinkThatEndsWithANewOneOrWithTheMember() throws SQLException {
    ApiTrajectory at = begin();
    JsonNode member = add(at, FOCUS_GROUP);
    String path = "/" + member.path("id").asText();
    String first = member.path("secret").asText();
    assertThat(opens(first)).isEqualTo(1);

    String second =
        TestNode.json(post(people.leader(), at, path + "/_new-link", "")).path("secret").asText();
    assertThat(opens(first)).isZero();
    assertThat(opens(second)).isEqualTo(1);

    assertThat(post(people.leader(), at, path + "/_remove", "").statusCode()).isEqualTo(204);
    assertThat(opens(second)).isZero();
  }

  @Test
  void theSecretIsInNoList() {
    ApiTrajectory at = begin();
    String secret = add(at, FOCUS_GROUP).path("secret").asText();

    assertThat(list(people.leader(), at).body()).contains("Leerling").doesNotContain(secret);
  }

  @Test
  void namesAreForWhoWorksOnIt() {
    ApiTrajectory at = begin();
    add(at, FOCUS_GROUP);

    assertThat(list(named("council"), at).body()).contains("Leerling");
    assertThat(list(named("seatless"), at).body())
        .contains("focus-group")
        .doesNotContain("Leerling", "@");
  }

  @Test
  void nobodyElseAddsOrRemovesMembers() {
    ApiTrajectory at = begin();
    String member = "/" + add(at, FOCUS_GROUP).path("id").asText() + "/_remove";
    for (Person who : people.all()) {
      if (!who.parties().contains(Party.MUNICIPALITY)) {
        int status = who.stranger() > 0 ? who.stranger() : 403;
        assertThat(post(who, at, "", FOCUS_GROUP).statusCode()).as(who.name()).isEqualTo(status);
        assertThat(post(who, at, member, "").statusCode()).as(who.name()).isEqualTo(status);
      }
    }
    assertThat(post(people.leader(), at, member, "").statusCode()).isEqualTo(204);
  }

  @Test
  void whoHasAnAccountIsNamedByItsAddress() {
    ApiTrajectory at = begin();
    String email = Staff.of(node, "viewer", "raad").email();
    JsonNode member =
        add(
            at,
            "{\"seat\":\"council-member\",\"name\":\"x\",\"email\":\" %s \"}"
                .formatted(email.toUpperCase(java.util.Locale.ROOT)));

    assertThat(member.path("email").asText()).isEqualTo(email);
    assertThat(member.has("secret")).isFalse();
    assertThat(post(people.leader(), at, "", "{\"seat\":\"council-member\",\"name\":\"x\"}").body())
        .contains("\"/email\"");
  }
}
