package nl.telmee.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The 671 responses of the flash poll "Hoe willen jongeren participeren?" (Beverwijk, Heemskerk and
 * Velsen, September 2017), rebuilt from the totals in the policy note of the IJmond municipalities,
 * 2017. Only totals marked "Source" are in that note; all other figures are made up.
 *
 * <p>Each answer has a quota, and a shuffle with a fixed seed deals the quotas out: totals are
 * exact, and every call yields the same responses. The questions are dealt independently of each
 * other, on purpose: the note does not say how answers hang together.
 */
final class FlashPoll2017 {
  /**
   * Source: September 2017; the note names no days. The twenty-second is that of its activity in
   * the trajectory, the closing the end of the month.
   */
  static final Instant OPENED = day(22);

  static final Instant CLOSED = day(30);

  /** {@link Random} prescribes the same sequence on every Java version. */
  private static final long SEED = 20170922;

  /** In a quota: left the question open. */
  private static final Object SKIPPED = "";

  private record Quota(int people, Object answer) {}

  private static final List<String> MUNICIPALITIES = List.of("beverwijk", "heemskerk", "velsen");
  private static final List<String> AGES = List.of("13-15", "16-18", "19-21");

  /** Source: 671 young people answered. A row for each municipality, a column for each age. */
  private static final int[][] PEOPLE = {{70, 95, 52}, {66, 88, 46}, {83, 112, 59}};

  /** Source: more than 90 % find it important. Here 617 of 671 (92.0 %) choose 4 or 5. */
  private static final List<Quota> IMPORTANCE =
      List.of(q(372, 5), q(245, 4), q(38, 3), q(11, 2), q(5, 1));

  /**
   * Source: public facilities 84 %; work and income, safety, care and welfare around 20 %. Here 564
   * (84.1 %), 133 (19.8 %), 138 (20.6 %), 131 (19.5 %).
   */
  private static final List<Quota> THEMES =
      List.of(
          q(185, List.of("public-facilities")),
          q(69, List.of("public-facilities", "work-and-income")),
          q(70, List.of("public-facilities", "safety")),
          q(66, List.of("public-facilities", "care-and-welfare")),
          q(72, List.of("public-facilities", "sport")),
          q(42, List.of("public-facilities", "other")),
          q(24, List.of("public-facilities", "work-and-income", "safety")),
          q(24, List.of("public-facilities", "safety", "care-and-welfare")),
          q(12, List.of("public-facilities", "care-and-welfare", "sport")),
          q(26, List.of("work-and-income")),
          q(14, List.of("work-and-income", "care-and-welfare")),
          q(20, List.of("safety")),
          q(15, List.of("care-and-welfare")),
          q(14, List.of("sport")),
          q(18, List.of("other")));

  /** For the 60 people whose themes include "other". */
  private static final List<Quota> OTHER_THEME =
      List.of(
          q(14, "Woningen die jongeren kunnen betalen."),
          q(12, "Goedkoper met de bus en de trein."),
          q(10, "Schone lucht en meer groen."),
          q(8, "Meer muziek en festivals."),
          q(16, SKIPPED));

  /** Source: app around 30 %; youth council and online surveys 1 in 4. Here 30.0, 25.2, 24.9 %. */
  private static final List<Quota> FAVOURITE_WAY =
      List.of(
          q(201, "app"),
          q(169, "youth-council"),
          q(167, "online-surveys"),
          q(83, "meeting"),
          q(51, "other"));

  private static final List<Quota> WHAT_MATTERS =
      List.of(
          q(297, List.of("influence", "reply", "quick", "together")),
          q(134, List.of("reply", "influence", "together", "quick")),
          q(121, List.of("quick", "influence", "reply", "together")),
          q(88, List.of("together", "reply", "influence", "quick")),
          q(31, SKIPPED));

  /** Hours a month. */
  private static final List<Quota> HOURS =
      List.of(q(61, 0), q(174, 1), q(255, 2), q(111, 4), q(35, 8), q(14, 10), q(21, SKIPPED));

  private static final List<Quota> TOOK_PART =
      List.of(q(455, "never"), q(148, "once"), q(54, "more-often"), q(14, SKIPPED));

  /** Source: just over 100 left a phone number to be invited. Here 104, and no numbers. */
  private static final List<Quota> INVITED = List.of(q(104, "yes"), q(567, "no"));

  private FlashPoll2017() {}

  /** Noon, so that it is the same day everywhere in the country. */
  private static Instant day(int ofSeptember) {
    return LocalDate.of(2017, Month.SEPTEMBER, ofSeptember).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Each response maps question ids to a String, a List of String or an Integer. */
  static List<Map<String, Object>> responses() {
    var random = new Random(SEED);
    List<Map<String, Object>> people = people();
    Collections.shuffle(people, random);
    deal("importance", IMPORTANCE, people, random);
    deal("themes", THEMES, people, random);
    deal("favourite-way", FAVOURITE_WAY, people, random);
    deal("what-matters", WHAT_MATTERS, people, random);
    deal("hours", HOURS, people, random);
    deal("took-part", TOOK_PART, people, random);
    deal("invited", INVITED, people, random);
    var others = people.stream().filter(FlashPoll2017::namesAnotherTheme).toList();
    deal("other-theme", OTHER_THEME, others, random);
    return people.stream().<Map<String, Object>>map(Collections::unmodifiableMap).toList();
  }

  private static List<Map<String, Object>> people() {
    var people = new ArrayList<Map<String, Object>>();
    for (int m = 0; m < PEOPLE.length; m++) {
      for (int a = 0; a < PEOPLE[m].length; a++) {
        var stratum = Map.of("municipality", MUNICIPALITIES.get(m), "age", AGES.get(a));
        for (int i = 0; i < PEOPLE[m][a]; i++) {
          people.add(new TreeMap<>(stratum));
        }
      }
    }
    return people;
  }

  private static void deal(
      String question, List<Quota> quotas, List<Map<String, Object>> people, Random random) {
    var answers = new ArrayList<Object>();
    quotas.forEach(q -> answers.addAll(Collections.nCopies(q.people(), q.answer())));
    Collections.shuffle(answers, random);
    int next = 0;
    for (Map<String, Object> person : people) {
      Object answer = answers.get(next++);
      if (!answer.equals(SKIPPED)) {
        person.put(question, answer);
      }
    }
  }

  private static boolean namesAnotherTheme(Map<String, Object> person) {
    return person.get("themes") instanceof List<?> themes && themes.contains("other");
  }

  private static Quota q(int people, Object answer) {
    return new Quota(people, answer);
  }
}
