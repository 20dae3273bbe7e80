package nl.telmee.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The poll that is answered: ten questions of every type, two of them background questions of three
 * options, so nine strata. Every response answers all ten and counts in 19 cells of the tally.
 */
final class BenchPoll {
  /** What stands in a body in the place of the key. */
  static final String KEY = "00000000-0000-4000-8000-000000000000";

  /** Different answers, so that neither the processor nor the database sees one row only. */
  private static final int VARIANTS = 512;

  private static final long SEED = 20170619;

  private static final List<String> MUNICIPALITIES = List.of("beverwijk", "heemskerk", "velsen");
  private static final List<String> AGES = List.of("12-14", "15-17", "18-plus");
  private static final List<String> TRANSPORT = List.of("lopend", "fiets", "bus", "auto");
  private static final List<String> MOMENTS =
      List.of("ochtend", "middag", "avond", "weekend", "nooit");
  private static final List<String> THEMES =
      List.of("groen", "sport", "veiligheid", "wonen", "uitgaan", "anders");
  private static final List<String> PLACES = List.of("park", "strand", "centrum", "haven");
  private static final List<String> IDEAS =
      List.of(
          "Meer verlichting langs het fietspad naar school.",
          "Een plek om te zitten waar je niet weggestuurd wordt.",
          "Laat ook horen wat je met de antwoorden doet!",
          "Goedkoper zwemmen in de vakantie, en langer open.");

  private BenchPoll() {}

  /** The body of {@code POST /polls}. */
  static String definition(String organisation, String slug, int minimumGroup) {
    return definition(organisation, slug, minimumGroup, questions());
  }

  /** A vote in a room: two questions and no background, so that every response may be shown. */
  static String vote(String organisation, String slug) {
    return definition(
        organisation,
        slug,
        1,
        List.of(
            choice("theme", "single-choice", "\"required\":true", THEMES),
            choice("place", "single-choice", "\"required\":true", PLACES)));
  }

  /** The body of a response to {@link #vote}. */
  static String voted(String key, int number) {
    return "{\"key\":\"%s\",\"answers\":{\"theme\":\"%s\",\"place\":\"%s\"}}"
        .formatted(key, THEMES.get(number % THEMES.size()), PLACES.get(number / 2 % PLACES.size()));
  }

  private static String definition(
      String organisation, String slug, int minimumGroup, List<String> questions) {
    return """
    {"organisation":"%s","slug":"%s","title":{"nl":"Meepraten"},"introduction":{"nl":"Tien vragen."},
     "opensAt":null,"closesAt":null,"access":"open",
     "resultsPolicy":{"visibility":"live","minimumGroup":%d,"breakdowns":%s},
     "questions":[%s]}
    """
        .formatted(organisation, slug, minimumGroup, minimumGroup > 1, String.join(",", questions));
  }

  private static List<String> questions() {
    return List.of(
        choice(
            "municipality",
            "single-choice",
            "\"background\":true,\"required\":true",
            MUNICIPALITIES),
        choice("age", "single-choice", "\"background\":true,\"required\":true", AGES),
        choice("transport", "single-choice", "\"required\":true", TRANSPORT),
        choice("moment", "single-choice", "\"required\":true", MOMENTS),
        choice("themes", "multiple-choice", "\"minChoices\":0,\"maxChoices\":3", THEMES),
        scale("safety"),
        scale("pride"),
        choice("places", "ranking", "\"required\":true", PLACES),
        question("hours", "number", "\"minimum\":0,\"maximum\":168"),
        question("idea", "text", "\"maxLength\":500"));
  }

  private static String scale(String id) {
    return question(
        id,
        "scale",
        "\"minimum\":1,\"maximum\":5,\"minimumLabel\":{\"nl\":\"weinig\"},"
            + "\"maximumLabel\":{\"nl\":\"veel\"}");
  }

  private static String choice(String id, String type, String more, List<String> options) {
    List<String> written = new ArrayList<>();
    for (String option : options) {
      written.add("{\"id\":\"%s\",\"text\":{\"nl\":\"%s\"}}".formatted(option, option));
    }
    return question(id, type, more + ",\"options\":[" + String.join(",", written) + "]");
  }

  private static String question(String id, String type, String more) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"text\":{\"nl\":\"Vraag %s?\"},%s}"
        .formatted(id, type, id, more);
  }

  /** Bodies of responses, always the same ones, all with the same {@link #KEY}. */
  static List<byte[]> bodies() {
    Random random = new Random(SEED);
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < VARIANTS; i++) {
      bodies.add(body(random).getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  /** The same without an answer to the open question: nobody has to read them. */
  static List<byte[]> bodiesWithoutTexts() {
    return bodies().stream()
        .map(
            body ->
                new String(body, StandardCharsets.UTF_8).replaceFirst(",\"idea\":\"[^\"]*\"", ""))
        .map(body -> body.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String body(Random random) {
    String answers =
        "\"municipality\":\"%s\",\"age\":\"%s\",\"transport\":\"%s\",\"moment\":\"%s\",\"themes\":%s,"
            .formatted(
                one(MUNICIPALITIES, random),
                one(AGES, random),
                one(TRANSPORT, random),
                one(MOMENTS, random),
                some(THEMES, 2, random));
    answers +=
        "\"safety\":%d,\"pride\":%d,\"places\":%s,\"hours\":%d,\"idea\":\"%s\""
            .formatted(
                1 + random.nextInt(5),
                1 + random.nextInt(5),
                some(PLACES, PLACES.size(), random),
                random.nextInt(169),
                one(IDEAS, random));
    return "{\"key\":\"" + KEY + "\",\"answers\":{" + answers + "}}";
  }

  private static String one(List<String> options, Random random) {
    return options.get(random.nextInt(options.size()));
  }

  private static String some(List<String> options, int number, Random random) {
    List<String> shuffled = new ArrayList<>(options);
    Collections.shuffle(shuffled, random);
    return "[\"" + String.join("\",\"", shuffled.subList(0, number)) + "\"]";
  }
}
