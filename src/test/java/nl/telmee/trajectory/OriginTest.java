package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.web.Json;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.Test;

/** What a trajectory began with stays known. */
final class OriginTest {
  private static final Origin SIGNAL = new Origin(Origin.Kind.SIGNAL, new UUID(3, 3));
  private static final Head HEAD =
      new Head(new UUID(0, 8), "uit-een-signaal", "velsen", "velsen", Set.of(), SIGNAL);

  private static Transfer transfer() {
    Trajectory begun =
        Trajectory.begin(HEAD, Example.begun(Law.YOUTH_ACT).subject(), Planning.WHOLE);
    LoggedChange first =
        new LoggedChange(
            HEAD.id(),
            1,
            new Change.Begin(begun.subject(), begun.planning()),
            Party.MUNICIPALITY,
            LocalDate.of(2026, 11, 29).atStartOfDay().toInstant(ZoneOffset.UTC),
            "municipality");
    return new Transfer(begun, List.of(first), Map.of(), Map.of());
  }

  @Test
  void anExportTakesTheOriginAlongAndAnImportKeepsIt() {
    Transfer taken = Transfer.read(Json.read(transfer().json()), Map.of());

    assertThat(taken.trajectory().head().origin()).isEqualTo(SIGNAL);
    assertThat(taken.json()).isEqualTo(transfer().json());
  }

  @Test
  void anExportWithAnotherKindOfOriginIsRefused() {
    ObjectNode json = (ObjectNode) Json.read(transfer().json());
    json.withObject("/head/origin").put("kind", "rumour");

    assertThatThrownBy(() -> Transfer.read(json, Map.of())).isInstanceOf(Rejected.class);
  }

  @Test
  void theBeginningReadsItOverTheApiAndSaysEveryMistake() {
    ObjectNode body = Json.object().put("organisation", "velsen").put("slug", "nieuw");
    body.putObject("subject").putObject("title").put("nl", "Nieuw");
    body.putObject("origin").put("kind", "agenda").put("id", new UUID(4, 4).toString());
    assertThat(Beginning.read(body).origin())
        .isEqualTo(new Origin(Origin.Kind.AGENDA, new UUID(4, 4)));

    body.putObject("origin").put("kind", "rumour").put("more", 1);
    assertThatThrownBy(() -> Beginning.read(body))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.mistakes())
                    .extracting(mistake -> mistake.pointer())
                    .containsExactlyInAnyOrder("/origin/kind", "/origin/id", "/origin/more"));
  }

  @Test
  void aCorrectedDecisionKeepsTheDayOnWhichItWasFirstDecided() {
    LocalDate day = LocalDate.of(2026, 3, 1);
    Decision first = Example.decision("Dit past in het plan voor wonen.", "").first(day);
    Decision second =
        Example.decision("Er is toch geen geld voor.", "De begroting is anders.")
            .corrected(first, day.plusDays(30));
    Decision third = second.corrected(second, day.plusDays(60));

    assertThat(first.first()).contains(day);
    assertThat(second.first()).contains(day);
    assertThat(third.first()).contains(day);
    assertThat(third.on()).isEqualTo(day.plusDays(60));
    assertThat(Item.Kind.DECISION.stored(third.id(), third.json())).isEqualTo(third);
  }
}
