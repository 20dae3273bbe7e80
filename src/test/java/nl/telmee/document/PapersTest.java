package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.telmee.Tale;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everybody reads a document from the step on that delivers it, and nothing in it before. */
final class PapersTest {
  private static final String REMARK = "Dit is alleen voor wie eraan werkt.";

  private static final String REWORDED = "Wij schreven dit verslag zelf.";
  private static final String EARLY = "Dit is nog een ontwerp van de inleiding.";
  private static final String INSIDE = "Dit staat alleen in het plan van de gemeente.";

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    var _ = new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> paper(String paper) {
    return node.get("/t/stukken/papers/" + paper);
  }

  private static void word(Tale tale, Paper paper, String part, String text) {
    tale.put(
        Item.Kind.WORDING,
        Wording.id(paper, part, Language.NL),
        "{\"paper\":\"%s\",\"part\":\"%s\",\"language\":\"nl\",\"text\":\"%s\"}"
            .formatted(paper.word(), part, text));
  }

  /** What the database gives to everybody. */
  private static String shown() {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select shown::text from trajectory where slug = 'stukken'")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void areNotThere(String... papers) {
    for (String paper : papers) {
      assertThat(paper(paper).statusCode()).as(paper).isEqualTo(404);
      assertThat(node.get("/t/stukken").body()).doesNotContain("/papers/" + paper);
    }
  }

  private static void areThere(String... papers) {
    for (String paper : papers) {
      assertThat(paper(paper).statusCode()).as(paper).isEqualTo(200);
      assertThat(node.get("/t/stukken").body())
          .contains("href=\"/t/stukken/papers/" + paper + "\"", paper + "/odt\"");
    }
  }

  @Test
  void eachIsThereFromItsStepOnAndSaysNothingThatIsNotPublic() {
    String poll = Tale.answered(node, "stukkenpeiling");
    try (Tale tale = new Tale(node, "stukken")) {
      areNotThere("report", "passage", "evaluation");
      tale.publish(30, 7);
      areNotThere("report", "passage", "evaluation");
      tale.ask(poll);
      node.close(poll);
      tale.hear();
      areNotThere("report", "passage", "evaluation");
      tale.report();
      tale.put(
          Item.Kind.REMARK,
          new java.util.UUID(77, 77),
          "{\"about\":\"report\",\"text\":\"" + REMARK + "\"}");
      areThere("report");
      areNotThere("passage", "evaluation", "plan", "nonsense");
      word(tale, Paper.REPORT, "summary", REWORDED);
      word(tale, Paper.PASSAGE, "intro", EARLY);
      word(tale, Paper.PLAN, "subject", INSIDE);
      word(tale, Paper.REPORT, "finding." + new java.util.UUID(7, 7), INSIDE);
      assertThat(paper("report").body()).contains(REWORDED).doesNotContain("uit versie");
      assertThat(shown()).contains(REWORDED).doesNotContain(EARLY).doesNotContain(INSIDE);

      tale.decide(
          tale.counted, "adopted", "Dit past goed in het plan voor wonen dat er al ligt.", "");
      tale.decide(tale.said, "not-adopted", "Daar is dit jaar geen geld voor in de begroting.", "");
      areNotThere("passage");
      tale.tell();
      areThere("report", "passage");
      tale.lookBack();
      areThere("report", "passage", "evaluation");
    }
    assertThat(paper("passage").body()).contains(EARLY, "Met de hand geschreven: Inleiding");
    assertThat(shown()).contains(EARLY);
    assertThat(paper("passage").body())
        .contains("Daar is dit jaar geen geld voor in de begroting.", "href=\"/t/stukken#documents")
        .doesNotContain(REMARK);
    assertThat(paper("report/text").body()).isNotBlank().doesNotContain(REMARK);
    assertThat(paper("evaluation/odt").headers().firstValue("Content-Type"))
        .contains(OpenDocument.TYPE);
  }
}
