package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    List<Change> made = new ArrayList<>();
    Trajectory first = trajectory;
    for (int step = 0; step < STEPS; step++) {
      Change change = RandomChange.next(trajectory, random);
      Set<Party> standing = standing(random);
      Trajectory after = attempt(trajectory, change, standing);
      if (after.revision() == trajectory.revision()) {
        refused++;
      } else {
        made.add(change);
        worded += change instanceof Change.Put(Wording _) ? 1 : 0;
        trajectory = after;
      }
      String where = "seed " + seed + ", step " + step + ", " + change;
      assertThat(Invariants.broken(trajectory)).as(where).isEmpty();
      if (trajectory.state() == Trajectory.State.CLOSED && random.nextInt(50) == 0) {
        closed++;
        assertThat(Content.of(trajectory.content().json()).json())
            .as(where)
            .isEqualTo(trajectory.content().json());
        assertThat(replayed(first, made)).as(where).isEqualTo(trajectory.content());
        made.clear();
        trajectory = begin(random);
        first = trajectory;
      }
    }
    assertThat(closed).as("walks that came to the end").isGreaterThan(3);
    assertThat(worded).as("parts of papers that were worded").isGreaterThan(10);
    assertThat(refused).as("changes that were refused").isGreaterThan(STEPS / 10);
  }

  /** Reads the changes back as the log has them, and applies them one by one. */
  private static Content replayed(Trajectory first, List<Change> made) {
    Trajectory again = first;
    for (Change change : made) {
      Change read = ChangeJson.read(ChangeJson.word(change), ChangeJson.write(change));
      again = Example.apply(again, read);
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

  private static Trajectory attempt(Trajectory before, Change change, Set<Party> standing) {
    return Permissions.party(before, change, standing)
        .map(_ -> Rules.apply(before, change, Party.MUNICIPALITY, Example.TODAY))
        .filter(Ruling.Allowed.class::isInstance)
        .map(ruling -> ((Ruling.Allowed) ruling).trajectory())
        .orElse(before);
  }

  @Test
  void aBrokenStateIsFound() {
    Trajectory closed = Example.closed();
    Content content = closed.content().without(Item.Kind.DECISION, Example.FINDING);

    assertThat(Invariants.broken(closed.with(content))).isNotEmpty();
  }
}
