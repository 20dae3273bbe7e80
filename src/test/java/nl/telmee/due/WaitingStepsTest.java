package nl.telmee.due;

import static org.assertj.core.api.Assertions.assertThat;

import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first pages of staff and of the council say which steps wait for whom. */
final class WaitingStepsTest {
  private static TestNode node;
  private static Village village;
  private static String trajectory;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    village = new Village(node);
    trajectory =
        Village.made(
            village.post(
                village.editor(),
                "/api/v1/trajectories",
                """
                {"organisation":"velsen","slug":"plein","subject":{"title":{"nl":"Het plein"},
                 "themes":[],"laws":[]}}
                """));
    village.change(
        """
        update trajectory set due_on = '2026-01-02', content = jsonb_set(content,
          '{planning,stages,0}', '{"key":"agenda","dueOn":"2026-01-02"}')
        """);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void theDeskOfTheMunicipalityLeadsToAStepThatIsLate() {
    String page = village.get("/staff", village.editor().cookies()).body();

    assertThat(page)
        .contains("Jullie zijn aan zet met de stap Op de agenda, uiterlijk 2 januari 2026")
        .contains("/staff/trajectories/" + trajectory)
        .contains("te laat");
  }

  @Test
  void aNeighbourAndAViewerHaveNothingToDo() {
    String viewer = Staff.of(node, "viewer", "velsen").cookies();
    assertThat(village.get("/staff", viewer).body()).doesNotContain("Het plein");
    assertThat(village.get("/staff", village.neighbour().cookies()).body())
        .doesNotContain("Het plein");
  }

  @Test
  void theCouncilSeesItsTrajectoriesAndWhatWaitsForIt() {
    String cookies = village.member().cookies();
    assertThat(village.get("/council", cookies).body())
        .contains("Het plein", "Nu bezig: Op de agenda.", "te laat")
        .doesNotContain("Jullie zijn aan zet");

    village.change(
        """
        update trajectory set done = '[{"step":"agenda","on":"2026-01-01","by":"municipality",
          "note":"","setAside":false}]'
        """);
    assertThat(village.get("/council", cookies).body())
        .contains("Jullie zijn aan zet met de stap De participatieraad begint.");
    assertThat(village.get("/staff", cookies).body())
        .contains("Jullie zijn aan zet met de stap De participatieraad begint");
    village.change("update trajectory set done = '[]'");
  }

  @Test
  void aSignalThatIsTakenUpOffersThePublishedTrajectoriesOfItsOrganisation() {
    village.change(
        """
        insert into signal (id, organisation, origin, state, subject, what, themes, received_on,
          due_on) values ('00000000-0000-4000-8000-000000000001', 'velsen', 'resident', 'open', 'x',
          'x', '{youth}', current_date, current_date)
        """);
    String address = "/council/signals/00000000-0000-4000-8000-000000000001";
    String cookies = village.editor().cookies();
    assertThat(village.get(address, cookies).body()).doesNotContain("/t/plein");

    village.change(
        """
        update trajectory set state = 'published', published_on = current_date, shown = content
        """);
    assertThat(village.get(address, cookies).body())
        .contains("<datalist id=\"links\">", "<option value=\"/t/plein\">Het plein</option>");
    village.change("update trajectory set state = 'draft', published_on = null");
  }
}
