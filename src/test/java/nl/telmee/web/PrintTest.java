package nl.telmee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A page that is drawn once is for each visitor what it would be if it were drawn for him. */
final class PrintTest {
  private static final String WORD = UUID.randomUUID().toString();

  private static Print print(String text) {
    return Print.of(Reply.page(text));
  }

  private static String text(Reply reply) {
    return reply.body().toString(StandardCharsets.UTF_8);
  }

  private static String unpacked(Reply reply) throws IOException {
    assertThat(reply.headers().toString()).contains("Content-Encoding=gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(reply.body().getBytes()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Words that come again and again, as in pages, and some bytes that do not. */
  private static String anyText(SplittableRandom random, int words) {
    List<String> known = List.of("<label>", "een vraag – ", "\0", "é€", "<input name=\"key\">");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(known.get(random.nextInt(known.size())));
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @Test
  void itIsTheSamePackedAndNotWhateverStandsAroundTheWord() throws IOException {
    SplittableRandom random = new SplittableRandom(20261130);
    for (int round = 0; round < 60; round++) {
      String drawn = anyText(random, random.nextInt(9_000));
      for (int blanks = random.nextInt(4); blanks > 0; blanks--) {
        drawn += Print.BLANK + anyText(random, random.nextInt(3) * random.nextInt(9_000));
      }
      String wanted = drawn.replace(Print.BLANK, WORD);
      Print print = print(drawn);

      assertThat(text(print.with(false, WORD))).isEqualTo(wanted);
      Reply packed = print.with(true, WORD);
      boolean small = wanted.getBytes(StandardCharsets.UTF_8).length < 1000;
      assertThat(small ? text(packed) : unpacked(packed)).isEqualTo(wanted);
    }
  }

  @Test
  void nobodyGetsTheWordOfSomebodyElse() throws IOException {
    Print print = print("x".repeat(2_000) + Print.BLANK + "y".repeat(2_000));
    String other = UUID.randomUUID().toString();

    Reply first = print.with(true, WORD);
    Reply second = print.with(true, other);

    assertThat(unpacked(first)).contains(WORD).doesNotContain(other, Print.BLANK);
    assertThat(unpacked(second)).contains(other).doesNotContain(WORD, Print.BLANK);
  }

  @Test
  void wordsThatComeAgainAfterTheBlankArePackedAsBefore() {
    String words = anyText(new SplittableRandom(7), 300).replace('\0', '-');
    int length = print(words + Print.BLANK + words).with(true, WORD).body().length();
    int once = print(words + Print.BLANK).with(true, WORD).body().length();

    assertThat(length).isLessThan(once + 60);
  }

  @Test
  void aWordOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> print("x").with(false, "short"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPageIsDrawnAnewWhenWhatItWasDrawnFromIsNoLongerTheSame() {
    Prints prints = new Prints();
    AtomicInteger drawn = new AtomicInteger();
    for (String from : List.of("1", "1", "2", "2", "1")) {
      String said = text(prints.of("page", from, () -> draw(drawn, from)).with(false, WORD));
      assertThat(said).isEqualTo(from);
    }

    assertThat(drawn).hasValue(3);
    prints.of("other page", "1", () -> draw(drawn, "1"));
    assertThat(drawn).hasValue(4);
  }

  private static Reply draw(AtomicInteger drawn, String text) {
    drawn.incrementAndGet();
    return Reply.page(text);
  }

  @Test
  void whatIsKeptIsThrownAwayBeforeItIsTooLarge() {
    Prints prints = new Prints(1_000);
    for (int i = 0; i < 10_000; i++) {
      prints.of(i, "", () -> Reply.page("x".repeat(100)));
      assertThat(prints.size()).isLessThanOrEqualTo(1_000);
    }
    AtomicInteger drawn = new AtomicInteger();
    prints.of(9_999, "", () -> draw(drawn, ""));
    assertThat(drawn).as("the last one is still there").hasValue(0);
  }
}
