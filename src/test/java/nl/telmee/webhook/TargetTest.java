package nl.telmee.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a subscription can have. */
final class TargetTest {
  @Test
  void anAddressIsTakenApart() {
    assertThat(Target.of("https://example.nl", false))
        .isEqualTo(new Target("https://example.nl", "example.nl", 443, true, "/"));
    assertThat(Target.of("https://example.nl:8443/a/b?c=d%20e", false))
        .isEqualTo(
            new Target(
                "https://example.nl:8443/a/b?c=d%20e", "example.nl", 8443, true, "/a/b?c=d%20e"));
    assertThat(Target.of("http://[::1]:80/x", true).host()).isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.nl",
        "//example.nl/",
        "ftp://example.nl/",
        "file:///etc/passwd",
        "https:///path",
        "https://user:secret@example.nl/",
        "https://user@example.nl/",
        "https://example.nl/#part",
        "https://example.nl:0/",
        "https://example.nl:70000/",
        "https://exa mple.nl/",
        "https://example.nl/\r\nHost: other",
        "javascript:alert(1)"
      })
  void whatIsNoAddressOnTheInternetIsRefused(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Target.of(address, true));
  }

  @Test
  void anAddressWithoutEncryptionIsRefusedUnlessItIsAllowed() {
    assertThatIllegalArgumentException().isThrownBy(() -> Target.of("http://example.nl/", false));
    assertThat(Target.of("http://example.nl/", true).encrypted()).isFalse();
  }

  @Test
  void anAddressMayNotBeLongerThanTwoThousandCharacters() {
    String address = "https://example.nl/" + "a".repeat(Target.LONGEST);

    assertThatIllegalArgumentException().isThrownBy(() -> Target.of(address, true));
  }
}
