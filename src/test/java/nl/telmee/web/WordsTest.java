package nl.telmee.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words on screen are complete in both languages, used, and plain: level B1, and "je". */
final class WordsTest {
  private static final Path FOLDER = Path.of("src/test/resources/words");
  private static final int LONGEST_SENTENCE = 18;

  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}{][^\\s]*");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?:…])\\s+");
  private static final Pattern FORMAL =
      Pattern.compile("\\b(u|uw|uwe|uzelf)\\b", Pattern.CASE_INSENSITIVE);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(Words.of(Language.NL).keys()).isEqualTo(Words.of(Language.EN).keys());
  }

  @Test
  void bothLanguagesHaveTheSamePlaces() {
    assertThat(messages(Language.NL))
        .allSatisfy(
            (key, dutch) ->
                assertThat(places(Words.of(Language.EN).say(key))).isEqualTo(places(dutch)));
  }

  @Test
  void theProgramSaysNothingThatIsNotThere() throws IOException {
    Set<String> keys = Words.of(Language.NL).keys();

    assertThat(WordsInUse.read().unknown(keys)).isEmpty();
  }

  @Test
  void everyMessageIsSaidSomewhere() throws IOException {
    WordsInUse used = WordsInUse.read();

    assertThat(Words.of(Language.NL).keys()).filteredOn(key -> !used.uses(key)).isEmpty();
  }

  @Test
  void aMissingAndAnUnusedMessageAreFound() {
    WordsInUse used =
        WordsInUse.of(
            """
            say(open ? "home.open" : "home.shut"); words.count("home.polls", polls.size());
            List.of("home.css", "home.until"); say("problem." + name); say(key + ".closed");
            enum Problem { BUSY(503) }
            """);

    assertThat(used.unknown(Set.of("home.open", "home.until", "problem.busy")))
        .containsExactly("home.polls", "home.polls.one", "home.shut");
    assertThat(List.of("home.open", "home.polls.many", "problem.busy", "home.until.closed"))
        .allMatch(used::uses);
    assertThat(List.of("home.title", "problem.other", "home.open.why")).noneMatch(used::uses);
  }

  @ParameterizedTest
  @EnumSource
  void aMessageIsPlainLanguage(Language language) throws IOException {
    Map<Pattern, String> hard = hardWords(language);

    Map<String, List<String>> objections = new TreeMap<>();
    messages(language)
        .forEach((key, message) -> objections.put(key, objections(message, language, hard)));
    objections.values().removeIf(List::isEmpty);
    assertThat(objections).isEmpty();
  }

  @Test
  void whatIsNotPlainIsFound() throws IOException {
    Map<Pattern, String> dutch = hardWords(Language.NL);
    Map<Pattern, String> english = hardWords(Language.EN);

    assertThat(objections("Indien u wilt, kunt u thans meedoen!", Language.NL, dutch))
        .containsExactlyInAnyOrder(
            "no exclamation marks", "say je, not u", "indien: als", "thans: nu");
    assertThat(objections("He participated.", Language.EN, english))
        .containsExactly("participate: take part");
    assertThat(objections("Een ".repeat(18) + "woord. Nog een.", Language.NL, dutch))
        .containsExactly("a sentence of 19 words");
    assertThat(objections("Een ".repeat(17) + "{0}. Nog een.", Language.NL, dutch)).isEmpty();
  }

  @Test
  void theListsOfHardWordsAreLong() throws IOException {
    assertThat(hardWords(Language.NL)).hasSizeGreaterThanOrEqualTo(60);
    assertThat(hardWords(Language.EN)).hasSizeGreaterThanOrEqualTo(30);
  }

  private static Map<String, String> messages(Language language) {
    Words words = Words.of(language);
    return words.keys().stream()
        .collect(Collectors.toMap(key -> key, words::say, (one, _) -> one, TreeMap::new));
  }

  private static Set<String> places(String message) {
    return PLACE.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static List<String> objections(
      String message, Language language, Map<Pattern, String> hard) {
    List<String> objections = new ArrayList<>();
    if (message.contains("!")) {
      objections.add("no exclamation marks");
    }
    if (language == Language.NL && FORMAL.matcher(message).find()) {
      objections.add("say je, not u");
    }
    hard.forEach(
        (word, hint) -> {
          if (word.matcher(message).find()) {
            objections.add(hint);
          }
        });
    for (String sentence : SENTENCE_END.split(message, -1)) {
      long words = WORD.matcher(sentence).results().count();
      if (words > LONGEST_SENTENCE) {
        objections.add("a sentence of " + words + " words");
      }
    }
    return objections;
  }

  /** A pattern for each hard word, with what to say instead. */
  private static Map<Pattern, String> hardWords(Language language) throws IOException {
    return Files.readAllLines(FOLDER.resolve("hard_" + language.code() + ".txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.toMap(WordsTest::pattern, line -> line));
  }

  private static Pattern pattern(String line) {
    String word = line.substring(0, line.indexOf(": "));
    String ending = "(e|en|n|s|t|d|ed|ing)?";
    return Pattern.compile(
        "(?<!\\p{L})" + Pattern.quote(word) + ending + "(?!\\p{L})",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
