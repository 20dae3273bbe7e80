package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks at random through the process as random people, with changes that are right, empty, early
 * and late. Whatever is let through, no state breaks a condition, and what is stored is the sum of
 * its changes.
 */
final class RandomWalkTest {
  private static final int STEPS = 10_000;

  /** A change, and in whose name it was made. */
  private record Made(Change change, Party party) {}

  private static final List<Party> PEOPLE =
      List.of(Party.MUNICIPALITY, Party.COUNCIL, Party.FOCUS_GROUP, Party.BOARD);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noWalkBreaksACondition(long seed) {
    Random random = new Random(seed);
    int closed = 0;
    int refused = 0;
    int worded = 0;
    Trajectory trajectory = begin(random);
    List<Made> made = new ArrayList<>();
    Map<UUID, String> decided = new HashMap<>();
    Trajectory first = trajectory;
    for (int step = 0; step < STEPS; step++) {
      Change change = RandomChange.next(trajectory, random);
      Set<Party> standing = standing(random);
      Party party = Permissions.party(trajectory, change, standing).orElse(null);
      Trajectory after = party == null ? trajectory : attempt(trajectory, change, party);
      String where = "seed " + seed + ", step " + step + ", " + change;
      if (party == null || after.revision() == trajectory.revision()) {
        refused++;
      } else {
        made.add(new Made(change, party));
        worded += change instanceof Change.Put(Wording _) ? 1 : 0;
        assertThat(Invariants.broken(trajectory, change, after)).as(where).isEmpty();
        if (change instanceof Change.Put(Decision decision)) {
          decided.put(decision.id(), says(after, decision.id()));
        }
        trajectory = after;
      }
      assertThat(Invariants.broken(trajectory)).as(where).isEmpty();
      assertThat(overtaken(trajectory, decided)).as(where).isEmpty();
      if (trajectory.state() == Trajectory.State.CLOSED && random.nextInt(50) == 0) {
        closed++;
        assertThat(Content.of(trajectory.content().json()).json())
            .as(where)
            .isEqualTo(trajectory.content().json());
        assertThat(replayed(first, made)).as(where).isEqualTo(trajectory.content());
        made.clear();
        decided.clear();
        trajectory = begin(random);
        first = trajectory;
      }
    }
    assertThat(closed).as("walks that came to the end").isGreaterThan(3);
    assertThat(worded).as("parts of papers that were worded").isGreaterThan(10);
    assertThat(refused).as("changes that were refused").isGreaterThan(STEPS / 10);
  }

  /** Reads the changes back as the log has them, and applies them one by one. */
  private static Content replayed(Trajectory first, List<Made> made) {
    Trajectory again = first;
    for (Made one : made) {
      Change change = one.change();
      Change read = ChangeJson.read(ChangeJson.word(change), ChangeJson.write(change));
      again = attempt(again, read, one.party());
    }
    return again.content();
  }

  private static Trajectory begin(Random random) {
    return random.nextBoolean() ? Example.begun() : Example.begun(Law.YOUTH_ACT);
  }

  private static Set<Party> standing(Random random) {
    Set<Party> standing = EnumSet.noneOf(Party.class);
    for (Party party : PEOPLE) {
      if (random.nextInt(3) > 0) {
        standing.add(party);
      }
    }
    return standing;
  }

  private static Trajectory attempt(Trajectory before, Change change, Party party) {
    return Rules.apply(before, change, party, Example.TODAY)
            instanceof Ruling.Allowed(Trajectory after)
        ? after
        : before;
  }

  /** What a finding says, and asks to be done. */
  private static String says(Trajectory trajectory, UUID finding) {
    return trajectory
        .content()
        .item(Finding.class, finding)
        .map(one -> one.text() + "|" + one.proposal())
        .orElse("");
  }

  /** Decisions that stand, and are about something else than their finding says. */
  private static List<UUID> overtaken(Trajectory trajectory, Map<UUID, String> decided) {
    return trajectory.content().items(Decision.class).stream()
        .filter(decision -> !decision.outdated())
        .map(Decision::id)
        .filter(id -> !says(trajectory, id).equals(decided.get(id)))
        .toList();
  }

  @Test
  void aDecisionOnAnEarlierTextIsFound() {
    Trajectory closed = Example.closed();

    assertThat(overtaken(closed, Map.of(Example.FINDING, "iets anders"))).hasSize(1);
  }

  @Test
  void aBrokenStateIsFound() {
    Trajectory closed = Example.closed();
    Content content = closed.content().without(Item.Kind.DECISION, Example.FINDING);

    assertThat(Invariants.broken(closed.with(content))).isNotEmpty();
  }
}
