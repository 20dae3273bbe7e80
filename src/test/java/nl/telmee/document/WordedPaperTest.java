package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Samples;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A paper in people's words: what they wrote is shown, and numbers and sources stay. */
final class WordedPaperTest {
  private static final String OWN =
      "Wij gingen langs bij \u201ciedereen\u201d <thuis> & op school.";

  private static Source source(Trajectory trajectory, Language language) {
    return new Source(
        trajectory,
        Words.of(language),
        "https://telmee.example",
        LocalDate.of(2026, 11, 30),
        slug -> "Gemeente " + slug);
  }

  private static WordedPaper paper(Paper paper, Trajectory trajectory) {
    return WordedPaper.of(paper, source(trajectory, Language.NL));
  }

  private static Trajectory worded(Paper paper, Trajectory before, String key, String text) {
    UUID basis = paper(paper, before).part(key).orElseThrow().written().basis();
    return Samples.with(before, Wording.of(paper, key, Language.NL, text, basis));
  }

  private static String text(WordedPaper paper) {
    return PlainText.write(paper.document());
  }

  @Test
  void whatIsWordedStandsInThePlaceOfTheProgramsWordsAndNothingElseDoes() {
    Trajectory before = Samples.reported();
    String key = "finding." + new UUID(5, 5);

    WordedPaper paper = paper(Paper.REPORT, worded(Paper.REPORT, before, key, OWN));

    assertThat(text(paper))
        .contains(OWN, "Fietspaden & plekken <buiten>", "uitslag versie 17, 660 antwoorden")
        .contains("Met de hand geschreven: Jongeren willen meepraten")
        .doesNotContain("Let op: daarna");
    assertThat(paper.part(key).orElseThrow().shown().prose()).isEqualTo(OWN);
    assertThat(paper.part(key).orElseThrow().shown().facts())
        .as("numbers and sources")
        .isEqualTo(paper.part(key).orElseThrow().written().facts())
        .hasSize(3);
    assertThat(paper(Paper.REPORT, before).own()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachPartHasAKeyOfItsOwnThatAWordingCanHave(Paper kind) {
    for (Trajectory trajectory :
        List.of(
            Samples.begun(), Samples.reported(), Samples.with(Samples.closed(), Samples.means()))) {
      List<WordedPart> parts = paper(kind, trajectory).parts();
      assertThat(new HashSet<>(parts.stream().map(WordedPart::key).toList())).hasSameSizeAs(parts);
      for (WordedPart part : parts) {
        assertThat(part.label()).as(part.key()).isNotBlank();
        Trajectory worded = worded(kind, trajectory, part.key(), OWN);
        assertThat(text(paper(kind, worded))).as(part.key()).contains(OWN);
        assertThat(part.key()).matches("[a-z][a-z-]{0,29}(\\.[0-9a-f-]{1,36})?");
      }
    }
  }

  @Test
  void thePaperSaysThatTheDataChangedSinceAPartWasWorded() {
    Trajectory worded = worded(Paper.PASSAGE, Samples.reported(), "used", "Eigen woorden.");
    assertThat(paper(Paper.PASSAGE, worded).outdated()).isEmpty();

    WordedPaper later = paper(Paper.PASSAGE, Samples.with(worded, Samples.decision()));

    assertThat(later.outdated()).extracting(WordedPart::key).containsExactly("used");
    assertThat(text(later))
        .contains("Eigen woorden.", "Deels overgenomen")
        .contains("Let op: daarna veranderden de gegevens bij: Wat ermee is gedaan");
  }

  @Test
  void theFootOfAnOpenDocumentSaysWhereItIsReadOnceThatIsPublic() {
    Trajectory secret = Samples.begun();
    Trajectory known = Samples.reported();
    assertThat(secret.isPublic()).isFalse();
    assertThat(known.isPublic()).isTrue();

    assertThat(OpenFile.part(paper(Paper.PLAN, known).document(), "styles.xml"))
        .contains(" · Gemeente ", "https://telmee.example" + known.head().page() + "</text:p>");
    assertThat(OpenFile.part(paper(Paper.PLAN, secret).document(), "styles.xml"))
        .contains(" · Gemeente ")
        .doesNotContain("https://telmee.example");
  }

  @Test
  void anAdditionStandsOnlyWhenSomebodyWroteIt() {
    Trajectory before = Samples.reported();
    assertThat(text(paper(Paper.PLAN, before))).doesNotContain("Aanvulling");

    WordedPaper added = paper(Paper.PLAN, worded(Paper.PLAN, before, WordedPaper.ADDITION, OWN));

    assertThat(text(added)).contains("Aanvulling\n----------\n\n" + OWN);
  }

  @Test
  void aWordingIsOfOneLanguage() {
    Trajectory worded = worded(Paper.PASSAGE, Samples.reported(), "intro", OWN);

    assertThat(text(paper(Paper.PASSAGE, worded))).contains(OWN);
    assertThat(text(WordedPaper.of(Paper.PASSAGE, source(worded, Language.EN))))
        .doesNotContain(OWN);
  }

  @Test
  void whatWasWordedOfAPartThatIsGoneIsNotLost() {
    Trajectory worded =
        Samples.with(
            Samples.reported(),
            Wording.of(Paper.PASSAGE, "said." + new UUID(9, 9), Language.NL, OWN, new UUID(0, 1)));

    assertThat(paper(Paper.PASSAGE, worded).gone()).extracting(Wording::text).containsExactly(OWN);
    assertThat(paper(Paper.REPORT, worded).gone()).isEmpty();
  }

  @Test
  void sourcesDayAndRevisionStandAtTheEndWhateverIsWorded() {
    Trajectory all = Samples.reported();
    for (WordedPart part : paper(Paper.PASSAGE, Samples.reported()).parts()) {
      all = worded(Paper.PASSAGE, all, part.key(), "Weg ermee.");
    }

    assertThat(text(paper(Paper.PASSAGE, all)))
        .contains("Bronnen\n-------", "uitslag versie 17, 660 antwoorden")
        .contains("Gemaakt op 30 november 2026 uit versie " + all.revision());
  }

  @Test
  void listsAreTypedWithDashes() {
    assertThat(Prose.blocks("Eerst dit.\r\n\r\n- een\n- twee\n\n- een\nen nog iets"))
        .containsExactly(
            new Block.Paragraph("Eerst dit."),
            new Block.Bullets(List.of("een", "twee")),
            new Block.Paragraph("- een\nen nog iets"));
    List<Block> blocks =
        List.of(new Block.Bullets(List.of("een", "twee")), new Block.Paragraph("drie"));
    assertThat(Prose.blocks(Prose.text(blocks))).isEqualTo(blocks);
  }

  @Test
  void anOpenDocumentOpensInLibreOfficeWithTheWordsOfPeople(@TempDir Path folder) throws Exception {
    Trajectory worded =
        worded(Paper.PASSAGE, Samples.reported(), "heard", OWN + "\n\n- klas 3B\n- de club");

    assertThat(Office.read(paper(Paper.PASSAGE, worded).document(), folder))
        .contains(OWN, "klas 3B", "de club", "Met de hand geschreven: Wie zijn gehoord")
        .contains("uitslag versie 17, 660 antwoorden");
  }
}
