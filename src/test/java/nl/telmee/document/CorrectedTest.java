package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.telmee.trajectory.Correction;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Samples;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** A paper says of each correction all that changed: what stood there first, and what since. */
final class CorrectedTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static Finding finding(
      String text, String proposal, boolean client, Correction... before) {
    return new Finding(
        new UUID(5, 5), new UUID(1, 1), text, proposal, client, "", true, null, List.of(before));
  }

  private static Source source() {
    return new Source(
        Samples.reported(),
        Words.of(Language.NL),
        "https://telmee.example",
        LocalDate.of(2026, 11, 30),
        slug -> "Gemeente " + slug);
  }

  private static List<String> said(Finding finding) {
    return Corrected.of(source(), finding);
  }

  @Test
  void everythingThatChangedIsToldOldAndNew() {
    Correction first = new Correction(DAY, "Te donker.", "Verkeerd gehoord", "Meer lampen.", false);

    assertThat(said(finding("Te stil.", "Een bankje.", true, first)))
        .singleElement()
        .asString()
        .isEqualTo(
            """
            Gecorrigeerd op 20 november 2026. Reden: Verkeerd gehoord
            Eerst stond er: Te donker. Daarna: Te stil.
            Eerst was het voorstel: Meer lampen. Daarna: Een bankje.
            Eerst telde dit niet als stem van cliënten. Daarna wel.\
            """);
  }

  @Test
  void whatStayedTheSameIsNotTold() {
    Correction first = new Correction(DAY, "Te stil.", "Stem van cliënten", "Een bankje.", true);

    assertThat(said(finding("Te stil.", "Een bankje.", false, first)))
        .singleElement()
        .asString()
        .isEqualTo(
            """
            Gecorrigeerd op 20 november 2026. Reden: Stem van cliënten
            Eerst telde dit als stem van cliënten. Daarna niet meer.\
            """);
  }

  @Test
  void eachCorrectionLeadsToWhatTheNextOneFound() {
    Correction first = new Correction(DAY, "Een.", "Eerste reden", "", false);
    Correction second = new Correction(DAY.plusDays(1), "Twee.", "Tweede reden", "Doen.", false);

    List<String> said = said(finding("Drie.", "Doen.", false, first, second));

    assertThat(said).hasSize(2);
    assertThat(said.getFirst())
        .contains("Eerst stond er: Een. Daarna: Twee.")
        .contains("Eerst was het voorstel: (niets) Daarna: Doen.");
    assertThat(said.getLast())
        .contains("Eerst stond er: Twee. Daarna: Drie.")
        .doesNotContain("voorstel");
  }

  @Test
  void aCorrectionOfWhichOnlyTheTextWasKeptSaysNoMore() {
    Correction old = new Correction(DAY, "Een.", "Toen", null, null);

    assertThat(said(finding("Twee.", "Doen.", true, old)))
        .singleElement()
        .asString()
        .contains("Eerst stond er: Een. Daarna: Twee.")
        .doesNotContain("voorstel", "cliënten");
  }

  @Test
  void theReportHasItInEachOfItsForms() {
    Correction first = new Correction(DAY, "Te donker.", "Verkeerd gehoord", "Meer lampen.", false);
    Trajectory corrected =
        Samples.with(Samples.reported(), finding("Te stil.", "Een bankje.", true, first));
    Source source =
        new Source(
            corrected,
            Words.of(Language.NL),
            "https://telmee.example",
            LocalDate.of(2026, 11, 30),
            slug -> "Gemeente " + slug);
    Document report = WordedPaper.of(Paper.REPORT, source).document();

    assertThat(PlainText.write(report)).contains("Meer lampen.", "Daarna wel.");
    assertThat(OpenFile.part(report, "content.xml")).contains("Meer lampen.", "Daarna wel.");
  }
}
