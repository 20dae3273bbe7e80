package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommonPasswordsTest {
  private static final CommonPasswords COMMON = new CommonPasswords();

  private static List<String> listed() throws IOException {
    try (var in = CommonPasswordsTest.class.getResourceAsStream("/passwords/common.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void everyLineOfTheListIsFound() throws IOException {
    assertThat(listed()).hasSizeGreaterThan(25_000).allMatch(COMMON::contains);
  }

  @Test
  void whatIsALittleLongerOrShorterIsFoundOnlyIfItIsListed() throws IOException {
    Set<String> all = Set.copyOf(listed());
    assertThat(
            all.stream()
                .flatMap(
                    word -> Stream.of(word + "\u0001", word + "~", word.substring(1), "~" + word)))
        .allMatch(word -> COMMON.contains(word) == all.contains(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "wachtwoord\nwelkom", "# Passwords", "\u0001", "é", "🚲"})
  void whatIsNoLineIsNotFound(String word) {
    assertThat(COMMON.contains(word)).isFalse();
  }
}
