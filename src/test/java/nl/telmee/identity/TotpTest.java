package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
  private static final Totp RFC = new Totp(Buffer.buffer("12345678901234567890"));
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:10Z");
  private static final long STEP = Totp.step(NOW);

  /** RFC 6238, appendix B, for SHA-1: the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void theCodesAreThoseOfTheRfc(long second, String eightDigits) {
    long step = Totp.step(Instant.ofEpochSecond(second));

    assertThat(RFC.code(step)).isEqualTo(eightDigits.substring(2));
  }

  @ParameterizedTest
  @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
  void aClockMayBeThirtySecondsOff(int drift, boolean taken) {
    assertThat(RFC.stepOf(RFC.code(STEP + drift), NOW, 0).isPresent()).isEqualTo(taken);
  }

  @Test
  void aCodeIsTakenOnceAndNoOlderOneAfterIt() {
    long used = RFC.stepOf(RFC.code(STEP), NOW, 0).orElseThrow();

    assertThat(used).isEqualTo(STEP);
    assertThat(RFC.stepOf(RFC.code(STEP), NOW, used)).isEmpty();
    assertThat(RFC.stepOf(RFC.code(STEP - 1), NOW, used)).isEmpty();
    assertThat(RFC.stepOf(RFC.code(STEP + 1), NOW, used)).hasValue(STEP + 1);
  }

  @Test
  void blanksDoNotMatterAndNonsenseIsNoCode() {
    String code = RFC.code(STEP);

    assertThat(RFC.stepOf(" " + code.substring(0, 3) + " " + code.substring(3), NOW, 0))
        .isPresent();
    for (String typed : new String[] {"", "12345", code + "0", "abcdef", "é".repeat(6), "-1"}) {
      assertThat(RFC.stepOf(typed, NOW, 0)).as(typed).isEmpty();
    }
  }

  @Test
  void twoSecretsDiffer() {
    assertThat(Totp.make()).isNotEqualTo(Totp.make());
    assertThat(Totp.make().secret().length()).isEqualTo(20);
    assertThat(RFC.toString()).doesNotContain("1234");
  }

  @Test
  void theAddressHoldsWhatAnAppNeeds() {
    URI address = URI.create(RFC.address("jan de vries@velsen.example", "Telmee"));

    assertThat(address.getScheme()).isEqualTo("otpauth");
    assertThat(address.getHost()).isEqualTo("totp");
    assertThat(address.getPath()).isEqualTo("/Telmee:jan de vries@velsen.example");
    assertThat(address.getQuery())
        .isEqualTo("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Telmee&digits=6&period=30");
    assertThat(RFC.text()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  }

  /** RFC 4648 §10. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void base32IsThatOfTheRfc(String text, String encoded) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Base32.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.decode(encoded.toLowerCase(java.util.Locale.ROOT) + " =")).contains(bytes);
    assertThat(Base32.decode("018")).isEmpty();
  }

  @Test
  void recoveryCodesAreManyDifferentAndReadWithOrWithoutDashes() {
    var codes = RecoveryCode.make();

    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    for (RecoveryCode code : codes) {
      assertThat(code.shown()).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
      assertThat(RecoveryCode.parse(" " + code.shown().toUpperCase(java.util.Locale.ROOT) + " "))
          .contains(code);
      assertThat(code.toString()).doesNotContain(code.text());
      assertThat(code.hash().length()).isEqualTo(32);
    }
    assertThat(RecoveryCode.parse("abcd-efgh-ijkl")).isEmpty();
    assertThat(RecoveryCode.parse("")).isEmpty();
  }
}
