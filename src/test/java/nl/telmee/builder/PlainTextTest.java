package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that was HTML, and ids that were names. */
final class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <b>Vet</b> en <i>schuin</i>            | Vet en schuin
          Groen &amp; grijs &lt;3                | Groen & grijs <3
          caf&eacute; &#233;&#xE9; &onzin;       | café éé &onzin;
          <script>alert(1)</script>Hallo         | Hallo
          <style>p{}</style><p class='a'>Dag</p> | Dag
          a < b en 3 > 2                         | a < b en 3 > 2
          een<br/>twee<p>drie</p>                | een twee drie
          <!-- weg --> blijft                    | blijft
          x&#1114112;y &#; &#x;                  | x y &#; &#x;
          een<scr<script>ipt>x                   | een
          """)
  void onlyTheWordsStay(String html, String words) {
    assertThat(PlainText.line(html)).isEqualTo(words);
  }

  @Test
  void paragraphsStayApart() {
    assertThat(PlainText.paragraphs("<p>Een</p>\n<p>Twee<br>drie</p>"))
        .isEqualTo("Een\nTwee\ndrie");
  }

  @Test
  void idsAreMadeOfNamesAndDiffer() {
    Identifiers ids = new Identifiers("q");

    assertThat(ids.of("Thema's & één!")).isEqualTo("thema-s-een");
    assertThat(ids.of("thema s een")).isEqualTo("thema-s-een-2");
    assertThat(ids.of("???")).isEqualTo("q1");
    assertThat(ids.next()).isEqualTo("q2");
    assertThat(Identifiers.slug("Wat vind je van jouw straat en buurt?", 20))
        .isEqualTo("wat-vind-je-van-jouw");
    assertThat(Identifiers.slug("x".repeat(80), 20)).hasSize(20);
  }
}
