package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of a trajectory names who did something as long as the account is there. */
final class AuthorsTest {
  private static final String PATH = "/api/v1/trajectories/";

  private static TestNode node;
  private static Village village;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String begun(Staff by, String slug) {
    return Village.made(
        node.post(
            "/api/v1/trajectories",
            "application/json",
            """
            {"organisation":"velsen","slug":"%s","subject":{"title":{"nl":"Meepraten"}}}
            """
                .formatted(slug),
            "Authorization",
            "Bearer " + by.token()));
  }

  private static JsonNode author(String trajectory) {
    return TestNode.json(
            node.get(PATH + trajectory + "/history", "Authorization", "Bearer " + node.token()))
        .path("changes")
        .path(0)
        .path("changedBy");
  }

  private static List<String> kept(String trajectory) {
    return village.rows(
        "select changed_by from trajectory_change where trajectory = '" + trajectory + "'");
  }

  @Test
  void theLogKeepsNoAddressAndNamesNobodyWhoIsGone() {
    Staff editor = Staff.of(node, "editor", "velsen");
    String trajectory = begun(editor, "weg");
    assertThat(kept(trajectory)).hasSize(1).noneMatch(by -> by.contains("@"));
    assertThat(author(trajectory).asText()).isEqualTo(editor.email());

    village.change("delete from account where email = '" + editor.email() + "'");

    assertThat(author(trajectory).asText()).isEqualTo("municipality");
    assertThat(
            node.get(
                    "/staff/trajectories/" + trajectory + "/history",
                    "Cookie",
                    village.editor().cookies())
                .body())
        .contains("gemeente")
        .doesNotContain(editor.email());
  }

  @Test
  void linesFromBeforeLoseTheirAddressToo() throws IOException {
    Staff editor = Staff.of(node, "editor", "velsen");
    String known = begun(editor, "vroeger");
    String gone = begun(editor, "vertrokken");
    village.change(
        "update trajectory_change set changed_by = '%s' where trajectory = '%s'"
            .formatted(editor.email(), known));
    village.change(
        "update trajectory_change set changed_by = 'al@weg.example' where trajectory = '%s'"
            .formatted(gone));

    village.change(updates());

    assertThat(kept(known)).noneMatch(by -> by.contains("@"));
    assertThat(author(known).asText()).isEqualTo(editor.email());
    assertThat(kept(gone)).containsExactly("municipality");
  }

  /** The part of the migration that changes rows. */
  private static String updates() throws IOException {
    try (InputStream file = AuthorsTest.class.getResourceAsStream("/db/V30__authors.sql")) {
      String all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return all.substring(0, all.indexOf("comment on"));
    }
  }
}
