package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.release.Board.Rule;
import nl.telmee.tally.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody reads every version and subtracts; the rule holds, and rules that look alike do not. */
final class DifferencingAttackTest {
  private static final int PEOPLE = 120;

  /** Everything that is in goes out at every look. */
  private static final Rule EVERYTHING =
      (_, cells, released, tally) -> new ReleaseStep(newer(released, tally), Counts.none(cells));

  /** The threshold is on all that wait together, not on each stratum. */
  private static final Rule WHEN_ENOUGH_WAIT_IN_ALL =
      (k, cells, released, tally) ->
          in(tally) - released.total().responses() >= k
              ? new ReleaseStep(newer(released, tally), Counts.none(cells))
              : new ReleaseStep(Map.of(), Counts.none(cells));

  /** A stratum advances one person too early. */
  private static final Rule ONE_TOO_EARLY =
      (k, cells, released, tally) -> ReleaseRule.whileOpen(k - 1, cells, released, tally);

  /** The rest is shown in the totals however small it is. */
  private static final Rule ANY_REST =
      (k, cells, released, tally) -> {
        Released last = released.plus(ReleaseRule.whileOpen(k, cells, released, tally));
        Counts rest = tally.values().stream().reduce(Counts.none(cells), Counts::plus);
        return new ReleaseStep(
            ReleaseRule.whileOpen(k, cells, released, tally).advanced(), rest.minus(last.total()));
      };

  private static Map<Integer, Counts> newer(Released released, Map<Integer, Counts> tally) {
    Map<Integer, Counts> newer = new HashMap<>(tally);
    newer
        .entrySet()
        .removeIf(one -> one.getValue().responses() == released.responses(one.getKey()));
    return newer;
  }

  private static long in(Map<Integer, Counts> tally) {
    return tally.values().stream().mapToLong(Counts::responses).sum();
  }

  private static Board board(Town town, int k, boolean breakdowns) {
    return new Board(town, k, breakdowns);
  }

  /** Everybody answers, with a look after each or at random moments; then the poll closes. */
  private static Attacker attack(Town town, Board board, int arrivalsPerLook, long seed) {
    Random moments = new Random(seed);
    Attacker attacker = new Attacker(town);
    for (int person = 0; person < town.people(); person++) {
      board.arrive(person);
      if (moments.nextInt(arrivalsPerLook) == 0) {
        board.look().ifPresent(attacker::read);
      }
    }
    attacker.read(board.close());
    return attacker;
  }

  record Setting(Town.Shape shape, int k, boolean breakdowns, int arrivalsPerLook) {}

  static Stream<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Town.Shape shape : Town.Shape.values()) {
      for (int k : new int[] {5, 10}) {
        for (int arrivalsPerLook : new int[] {1, 9}) {
          settings.add(new Setting(shape, k, true, arrivalsPerLook));
          settings.add(new Setting(shape, k, false, arrivalsPerLook));
        }
      }
    }
    return settings.stream();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void noSubtractionIsolatesFewerThanKPeople(Setting setting) {
    for (long seed = 1; seed <= 6; seed++) {
      Town town = new Town(setting.shape, PEOPLE, seed);
      Board board = board(town, setting.k, setting.breakdowns);

      Attacker attacker = attack(town, board, setting.arrivalsPerLook, seed);

      assertThat(attacker.smallestAlike()).as("seed %d", seed).isGreaterThanOrEqualTo(setting.k);
      assertThat(attacker.smallestIsolated(3))
          .as("seed %d", seed)
          .isBetween(attacker.smallestAlike(), PEOPLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noCombinationOfFourNumbersIsolatesFewerThanKPeople(Town.Shape shape) {
    Town town = new Town(shape, PEOPLE, 77);

    Attacker attacker = attack(town, board(town, 5, true), 1, 77);

    // Somebody who looks after every arrival finds the groups of k themselves, and nothing smaller.
    assertThat(attacker.smallestIsolated(4)).isEqualTo(5);
    assertThat(attacker.smallestAlike()).isEqualTo(5);
  }

  @Test
  void thousandsOfArrivalsIsolateFewerThanKPeopleNeither() {
    for (Town.Shape shape : Town.Shape.values()) {
      Town town = new Town(shape, 1_200, 2026);

      Attacker attacker = attack(town, board(town, 10, true), 20, 2026);

      assertThat(attacker.versions()).hasSizeGreaterThan(20);
      assertThat(attacker.smallestAlike()).isGreaterThanOrEqualTo(10);
      assertThat(attacker.smallestIsolated(1)).isBetween(10, 1_200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRuleThatReleasesEverythingAtEachLookBetraysOnePerson(Town.Shape shape) {
    for (boolean breakdowns : new boolean[] {true, false}) {
      Town town = new Town(shape, PEOPLE / 2, 3);
      Board board = new Board(town, 5, breakdowns, EVERYTHING, EVERYTHING);

      Attacker attacker = attack(town, board, 1, 3);

      assertThat(attacker.smallestIsolated(1)).isEqualTo(1);
      assertThat(attacker.smallestAlike()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aRuleThatClosesWithTheRestOfEachStratumBetraysOnePerson(long seed) {
    Town town = new Town(Town.Shape.LONELY, PEOPLE, seed);
    Board board = new Board(town, 5, true, ReleaseRule::whileOpen, EVERYTHING);

    Attacker attacker = attack(town, board, 1, seed);

    assertThat(attacker.smallestIsolated(1)).isEqualTo(1);
    assertThat(attacker.smallestAlike()).isEqualTo(1);
  }

  @Test
  void aRuleWithOneThresholdForAllStrataBetraysOnePerson() {
    Town town = new Town(Town.Shape.GRID, PEOPLE, 8);
    Board board = new Board(town, 5, true, WHEN_ENOUGH_WAIT_IN_ALL, WHEN_ENOUGH_WAIT_IN_ALL);

    Attacker attacker = attack(town, board, 1, 8);

    assertThat(attacker.smallestIsolated(2)).isEqualTo(1);
  }

  @Test
  void aRuleThatShowsAnyRestBetraysWhoCameLast() {
    Town town = new Town(Town.Shape.NO_BACKGROUND, PEOPLE + 1, 8);
    Board board = new Board(town, 5, true, ReleaseRule::whileOpen, ANY_REST);

    Attacker attacker = attack(town, board, 1, 8);

    assertThat(attacker.smallestIsolated(2)).isEqualTo(1);
  }

  @Test
  void aRuleThatIsOnePersonTooEarlyIsNoticed() {
    Town town = new Town(Town.Shape.GRID, PEOPLE, 8);
    Board board = new Board(town, 5, false, ONE_TOO_EARLY, ReleaseRule::atClosing);

    assertThat(attack(town, board, 1, 8).smallestIsolated(2)).isEqualTo(4);
  }

  @Test
  void nobodyIsIsolatedWhoReadsEveryVersionOverHttp() {
    int k = 5;
    Town town = new Town(Town.Shape.GRID, 150, 2026);
    Attacker attacker = new Attacker(town);
    try (TestNode node = TestNode.start()) {
      node.organisation("velsen");
      String poll = node.openPoll(town.poll("dorp", k));
      int[] waiting = new int[town.questionnaire().strata().count()];
      for (int person = 0; person < town.people(); person++) {
        UUID key = new UUID(0, person);
        assertThat(node.respond(poll, key.toString(), town.answers(person)).statusCode())
            .isEqualTo(201);
        boolean gathered = ++waiting[town.stratum(person)] == k;
        if (gathered) {
          waiting[town.stratum(person)] = 0;
          int before = attacker.versions().size();
          Patience.until(() -> node.results(poll), now -> now.path("version").asInt() > before);
        }
        attacker.read(node.results(poll));
      }
      node.close(poll);
      JsonNode last =
          Patience.until(
              () -> node.results(poll), now -> now.path("state").asText().equals("closed"));
      attacker.read(last);

      int left = IntStream.of(waiting).sum();
      assertThat(left).isGreaterThanOrEqualTo(k);
      assertThat(last.path("responses").path("released").asInt()).isEqualTo(town.people());
      assertThat(attacker.versions())
          .isEqualTo(IntStream.rangeClosed(1, (town.people() - left) / k + 1).boxed().toList());
      assertThat(attacker.smallestAlike()).isEqualTo(k);
      assertThat(attacker.smallestIsolated(3)).isEqualTo(k);
    }
  }
}
