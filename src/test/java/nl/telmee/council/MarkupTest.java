package nl.telmee.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Light markup becomes blocks of plain text. */
final class MarkupTest {
  @Test
  void paragraphsHeadingsAndListsAreBlocks() {
    assertThat(Markup.blocks("## Kop\nEen regel\nen nog een\n- a\n- b\nslot\n\nNieuw"))
        .containsExactly(
            new Markup.Block(true, false, List.of("Kop")),
            new Markup.Block(false, false, List.of("Een regel", "en nog een")),
            new Markup.Block(false, true, List.of("a", "b")),
            new Markup.Block(false, false, List.of("slot")),
            new Markup.Block(false, false, List.of("Nieuw")));
  }

  @Test
  void nothingIsNoBlock() {
    assertThat(Markup.blocks("")).isEmpty();
    assertThat(Markup.blocks("\r\n \r\n\r\n")).isEmpty();
  }

  @Test
  void everythingElseStaysAsItWasTyped() {
    assertThat(Markup.blocks("<b>**x**</b> [a](javascript:b)"))
        .containsExactly(new Markup.Block(false, false, List.of("<b>**x**</b> [a](javascript:b)")));
  }
}
