package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads every version of the results of a {@link Town} and subtracts them from each other until as
 * few people as possible are left. The people in a published number are a vector of zeroes and ones
 * over all people; a combination of numbers isolates the people whose coefficient is not zero.
 *
 * <p>Two questions are asked of the numbers. {@link #smallestIsolated} tries combinations and
 * yields what was really found. {@link #smallestAlike} bounds what any combination could find:
 * people who are in exactly the same numbers have the same coefficient in every linear combination,
 * so whatever it isolates is a union of such sets.
 */
final class Attacker {
  /** When nothing can be isolated. */
  static final int NOBODY = Integer.MAX_VALUE;

  /** The people in one published number. */
  private record Seen(int version, BitSet people) {}

  private final Town town;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Integer> versions = new ArrayList<>();

  Attacker(Town town) {
    this.town = town;
  }

  /** The versions read, in order. */
  List<Integer> versions() {
    return List.copyOf(versions);
  }

  /** Reads results as they are published. A version that was read before must be the same. */
  void read(JsonNode results) {
    int version = results.path("version").asInt();
    if (version == 0) {
      assertThat(results.path("questions")).isEmpty();
      assertThat(results.path("breakdowns")).isEmpty();
      return;
    }
    List<Seen> all = new ArrayList<>();
    long released = results.path("responses").path("released").asLong();
    assertThat(released).isLessThanOrEqualTo(results.path("responses").path("received").asLong());
    if (released > 0) {
      all.add(new Seen(version, people(results.path("questions"), released)));
    }
    for (JsonNode breakdown : results.path("breakdowns")) {
      BitSet together = new BitSet();
      for (JsonNode group : breakdown.path("groups")) {
        BitSet members = people(group.path("questions"), group.path("released").asLong());
        assertThat(members.intersects(together)).as("groups share people").isFalse();
        together.or(members);
        all.add(new Seen(version, members));
      }
      all.add(new Seen(version, together));
      all.add(new Seen(version, minus(all.getFirst().people, together)));
    }
    if (!versions.isEmpty() && versions.getLast() == version) {
      assertThat(all).isEqualTo(seen.stream().filter(one -> one.version == version).toList());
    } else {
      versions.add(version);
      seen.addAll(all);
    }
  }

  /**
   * Who is in a number: the options of the questions about people that were counted. All other
   * counts beside it must be about the same people, or they would be a further number to subtract.
   */
  private BitSet people(JsonNode questions, long released) {
    BitSet people = new BitSet();
    int person = 0;
    for (JsonNode question : questions) {
      if (isAboutPeople(question)) {
        for (JsonNode option : question.path("options")) {
          assertThat(option.path("count").asInt()).isBetween(0, 1);
          people.set(person, option.path("count").asInt() == 1);
          person++;
        }
      }
    }
    assertThat(people.cardinality()).as("people behind the number").isEqualTo((int) released);
    assertThat(person).isEqualTo(town.people());
    for (int d = 0; d < questions.size() && !isAboutPeople(questions.get(d)); d++) {
      assertBackground(d, questions.get(d), people);
    }
    return people;
  }

  private static boolean isAboutPeople(JsonNode question) {
    return question.path("id").asText().startsWith("people-");
  }

  private void assertBackground(int dimension, JsonNode question, BitSet people) {
    for (int option = 0; option < question.path("options").size(); option++) {
      int chosen = option;
      assertThat(question.path("options").get(option).path("count").asLong())
          .isEqualTo(people.stream().filter(p -> town.chose(p, dimension) == chosen).count());
    }
  }

  private static BitSet minus(BitSet all, BitSet some) {
    assertThat(some.stream().allMatch(all::get)).as("groups are parts of the totals").isTrue();
    BitSet rest = (BitSet) all.clone();
    rest.andNot(some);
    return rest;
  }

  /**
   * The fewest people that a difference of any two numbers isolates, or a sum and difference of up
   * to {@code terms} numbers of two neighbouring versions.
   */
  int smallestIsolated(int terms) {
    int smallest = NOBODY;
    for (int a = 0; a < seen.size(); a++) {
      smallest = Math.min(smallest, atLeastOne(seen.get(a).people.cardinality()));
      for (int b = 0; b < a; b++) {
        BitSet difference = (BitSet) seen.get(a).people.clone();
        difference.xor(seen.get(b).people);
        smallest = Math.min(smallest, atLeastOne(difference.cardinality()));
      }
    }
    for (int version : versions) {
      smallest = Math.min(smallest, combinations(version - 1, version, terms));
    }
    return smallest;
  }

  private static int atLeastOne(int people) {
    return people == 0 ? NOBODY : people;
  }

  private int combinations(int from, int to, int terms) {
    List<BitSet> near =
        seen.stream()
            .filter(one -> one.version >= from && one.version <= to)
            .map(Seen::people)
            .toList();
    assertThat(near).hasSizeLessThan(Long.SIZE);
    Map<Long, Integer> rows = new HashMap<>();
    near.stream()
        .flatMapToInt(BitSet::stream)
        .distinct()
        .forEach(person -> rows.merge(row(near, person), 1, Integer::sum));
    return combinations(rows, near.size(), 0, 0, 0, terms);
  }

  /** In which of the numbers a person is, a bit for each. */
  private static long row(List<BitSet> numbers, int person) {
    long row = 0;
    for (int i = 0; i < numbers.size(); i++) {
      row |= numbers.get(i).get(person) ? 1L << i : 0;
    }
    return row;
  }

  private static int combinations(
      Map<Long, Integer> rows, int numbers, int next, long added, long taken, int terms) {
    int smallest = isolated(rows, added, taken);
    if (terms == 0) {
      return smallest;
    }
    for (int i = next; i < numbers; i++) {
      long one = 1L << i;
      smallest =
          Math.min(smallest, combinations(rows, numbers, i + 1, added | one, taken, terms - 1));
      if (added != 0) {
        smallest =
            Math.min(smallest, combinations(rows, numbers, i + 1, added, taken | one, terms - 1));
      }
    }
    return smallest;
  }

  private static int isolated(Map<Long, Integer> rows, long added, long taken) {
    int people = 0;
    for (Map.Entry<Long, Integer> row : rows.entrySet()) {
      if (Long.bitCount(row.getKey() & added) != Long.bitCount(row.getKey() & taken)) {
        people += row.getValue();
      }
    }
    return atLeastOne(people);
  }

  /** The fewest people that are in exactly the same numbers; no combination isolates fewer. */
  int smallestAlike() {
    Map<BitSet, Integer> alike = new HashMap<>();
    int people = seen.stream().mapToInt(one -> one.people.length()).max().orElse(0);
    for (int person = 0; person < people; person++) {
      BitSet numbers = new BitSet();
      for (int i = 0; i < seen.size(); i++) {
        numbers.set(i, seen.get(i).people.get(person));
      }
      if (!numbers.isEmpty()) {
        alike.merge(numbers, 1, Integer::sum);
      }
    }
    return alike.values().stream().mapToInt(Integer::intValue).min().orElse(NOBODY);
  }
}
