package nl.telmee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxies are believed. */
final class TrustedProxiesTest {
  private static TrustedProxies read(String value) {
    return Settings.from(Map.of("TELMEE_TRUSTED_PROXIES", value)).trustedProxies();
  }

  private static boolean holds(String value, String address) {
    return read(value).hold(TrustedProxies.address(address).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, 10.0.0.7, true",
    "10.0.0.7, 10.0.0.8, false",
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.0.0/23, 192.168.1.255, true",
    "192.168.0.0/23, 192.168.2.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::1, ::1, true",
    "fd00::/9, fd7f::1, true",
    "fd00::/9, fd80::1, false",
    "10.0.0.7, ::ffff:10.0.0.7, true"
  })
  void aNetworkIsAllAddressesThatBeginLikeIt(String value, String address, boolean holds) {
    assertThat(holds(value, address)).isEqualTo(holds);
  }

  @Test
  void severalAreGivenWithCommasOrBlanks() {
    assertThat(holds("10.0.0.7, 10.0.0.8 ::1", "10.0.0.8")).isTrue();
    assertThat(read("10.0.0.7, 10.0.0.8 ::1").networks()).hasSize(3);
  }

  @Test
  void withoutTheSettingItIsNobody() {
    assertThat(Settings.from(Map.of()).trustedProxies()).isEqualTo(TrustedProxies.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example", "10.0.0.0/33", "::1/129", "10.0.0.0/8/8", "10.0.0.0/", "*"})
  void whatIsNoAddressStopsTheStart(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("TELMEE_TRUSTED_PROXIES");
  }
}
