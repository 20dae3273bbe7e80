package nl.telmee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a moderator had better look at is marked, and ordinary language is left alone. */
final class SuggestionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bel me op 06-12345678 na vier uur|PHONE|06-12345678",
        "Bel 0255 56 72 00.|PHONE|0255 56 72 00",
        "App naar +31 6 1234 5678|PHONE|+31 6 1234 5678",
        "Nummer 0031612345678|PHONE|0031612345678",
        "Mail jan_88@voorbeeld.nl gerust|EMAIL|jan_88@voorbeeld.nl",
        "mail iemand (at) voorbeeld.co.uk|EMAIL|iemand (at) voorbeeld.co.uk",
        "Kijk op https://voorbeeld.nl/pad?x=1 maar|LINK|https://voorbeeld.nl/pad?x=1",
        "zie www.voorbeeld.org|LINK|www.voorbeeld.org",
        "voorbeeld.nl/actie vind ik goed|LINK|voorbeeld.nl/actie",
        "Maak het over op NL91 ABNA 0417 1643 00|BANK_ACCOUNT|NL91 ABNA 0417 1643 00",
        "Mijn bsn is 111222333|CITIZEN_NUMBER|111222333",
        "Wij wonen op 1971 AB|ADDRESS|1971 AB",
        "bij 1971ab is het donker|ADDRESS|1971ab",
        "In de Kerkstraat 12a is een gat|ADDRESS|Kerkstraat 12a",
        "Op de Zeeweg 3 staat niets|ADDRESS|Zeeweg 3",
        "Ik heb het van Mohammed gehoord|NAME|Mohammed",
        "die kevin is altijd te laat|NAME|kevin",
        "Vraag het aan Sanne de Vries|NAME|Sanne de Vries",
        "Meneer Jansen deed niets|NAME|Meneer Jansen",
        "wethouder Van der Hoek zei nee|NAME|wethouder Van der Hoek",
        "Dat zei Mark ook|NAME|Mark",
        "Mark de Boer kan het|NAME|Mark de Boer",
        "Wat een idioten zijn jullie|INSULT|idioten",
        "kankerzooi hier|INSULT|kankerzooi",
        "You are a moron|INSULT|moron",
      })
  void whatPointsAtAPersonOrHurtsIsMarked(String text, Mark.Kind kind, String part) {
    assertThat(Suggestions.marks(text))
        .singleElement()
        .satisfies(
            mark -> {
              assertThat(text.substring(mark.from(), mark.to())).isEqualTo(part);
              assertThat(mark.kind()).isEqualTo(kind);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meer bankjes in het park en betere verlichting.",
        "Ik ben 17 en ik wil dat de bus ook na 23.30 uur rijdt.",
        "In 2026 waren er 1970 mensen, op 01-02-2026 nog 12.500.",
        "Merk op dat het de verbetering van de catering is die we negeren.",
        "Hoera voor de gemeente! Hoop doet leven.",
        "De weg naar school is gevaarlijk, maak er een fietspad van.",
        "Iets met sport; kosten € 1.250.000,00 per jaar.",
        "Max. 30 km per uur. Merel en merels fluiten niet.",
        "De straat 2 keer per week vegen",
        "It is said that more trees do no harm.",
        "",
      })
  void ordinaryLanguageIsLeftAlone(String text) {
    assertThat(Suggestions.marks(text)).isEmpty();
  }

  @Test
  void severalPartsAreMarkedInTheOrderOfTheText() {
    String text = "Mail sanne@voorbeeld.nl of bel Sanne op 0612345678, die sukkel.";

    assertThat(Suggestions.marks(text))
        .extracting(mark -> text.substring(mark.from(), mark.to()))
        .containsExactly("sanne@voorbeeld.nl", "Sanne", "0612345678", "sukkel");
  }

  @Test
  void whatStandsWhereAPartWasHiddenIsNotMarkedAgain() {
    assertThat(Suggestions.marks("Vraag [Jan] of [link] of [idioot]")).isEmpty();
  }

  @Test
  void nineDigitsThatFailTheElevenTestAndAnAccountThatFailsItsCheckAreNoNumbersOfPersons() {
    assertThat(Suggestions.marks("111222334")).isEmpty();
    assertThat(Suggestions.marks("NL92 ABNA 0417 1643 00"))
        .extracting(Mark::kind)
        .doesNotContain(Mark.Kind.BANK_ACCOUNT);
  }

  /** What comes in is whatever people type: it must not fail, and not take long. */
  @Test
  void marksOfAnyTextAreInItsBoundsInOrderAndDoNotOverlap() {
    SplittableRandom random = new SplittableRandom(7);
    String pieces = "0123456789 -+.@(at)[]NLabcJanéñ🌳straat wwwhttp://./\n'\"van de";
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        int at = random.nextInt(pieces.length() - 3);
        text.append(pieces, at, at + 1 + random.nextInt(3));
      }
      List<Mark> marks = Suggestions.marks(text.toString());
      int last = 0;
      for (Mark mark : marks) {
        assertThat(mark.from()).isGreaterThanOrEqualTo(last);
        last = mark.to();
      }
      assertThat(last).isLessThanOrEqualTo(text.length());
    }
  }

  @Test
  void theLongestTextThatRepeatsItselfIsReadAtOnce() {
    for (String piece : List.of("a.", "0 ", "van de ", "Jan ", "-", "a@", "x.x", "1971 ")) {
      String text = piece.repeat(4_000 / piece.length());
      long started = System.nanoTime();
      assertThat(Suggestions.marks(text)).isNotNull();
      assertThat(System.nanoTime() - started).as(piece).isLessThan(2_000_000_000L);
    }
  }
}
