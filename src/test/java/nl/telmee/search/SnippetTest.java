package nl.telmee.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Marks of the database become pieces, and nothing of the text is lost. */
final class SnippetTest {
  @Test
  void whatWasFoundStandsApart() {
    Snippet snippet = Snippet.of("Leg \uE000fietspaden\uE001\n aan");

    assertThat(snippet.pieces())
        .containsExactly(
            new Snippet.Piece("Leg ", false),
            new Snippet.Piece("fietspaden", true),
            new Snippet.Piece(" aan", false));
    assertThat(snippet.plain()).isEqualTo("Leg fietspaden aan");
  }

  @Test
  void marksThatDoNotMatchAreLeftOut() {
    assertThat(Snippet.of("\uE001a\uE000\uE000b\uE001\uE001").plain()).isEqualTo("ab");
    assertThat(Snippet.of("  ").pieces()).isEmpty();
  }
}
