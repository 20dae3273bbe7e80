package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.trajectory.Feedback;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** A card loses nothing of what people were told. */
final class CardTextTest {
  private static final Words WORDS = Words.of(Language.NL);

  private static Feedback told(int day, String text) {
    return new Feedback(new UUID(0, day), text, Set.of(), LocalDate.of(2026, 11, day));
  }

  private static String all(List<List<CardText.Part>> pages) {
    return pages.stream()
        .flatMap(List::stream)
        .map(CardText.Part::text)
        .collect(Collectors.joining(" "));
  }

  @Test
  void aShortTextFitsOnOnePageAndIsPrintedLarger() {
    var pages = CardText.pages(WORDS, List.of(told(1, "Er komt licht.")));

    assertThat(pages).hasSize(1);
    assertThat(CardText.brief(pages)).isTrue();
  }

  @Test
  void aLongTextGoesOnAndNothingIsLost() {
    String sentence = "Er komt een lamp bij de speelplek, want jullie zeiden dat het donker is. ";
    String text = sentence.repeat(60).strip() + "\n\nDit is het einde.";

    var pages = CardText.pages(WORDS, List.of(told(1, text)));

    assertThat(pages).hasSizeGreaterThan(2);
    assertThat(CardText.brief(pages)).isFalse();
    assertThat(all(pages)).isEqualTo(text.replace("\n\n", " "));
    assertThat(pages)
        .allSatisfy(
            page ->
                assertThat(page.stream().mapToInt(CardText.Part::height).sum())
                    .isLessThanOrEqualTo(28));
  }

  @Test
  void aTextWithoutSpacesGoesOnToo() {
    String text = "x".repeat(5_000);

    assertThat(all(CardText.pages(WORDS, List.of(told(1, text)))).replace(" ", "")).isEqualTo(text);
  }

  @Test
  void whatWasToldOnSeveralDaysStandsUnderItsDay() {
    var pages = CardText.pages(WORDS, List.of(told(1, "Eerst dit."), told(9, "Toen dat.")));

    assertThat(pages.getFirst())
        .extracting(CardText.Part::day)
        .containsExactly("1 november 2026", "9 november 2026");
  }
}
