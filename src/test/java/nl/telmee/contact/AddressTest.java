package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "06 1234 5678,+31612345678",
    "0031612345678,+31612345678",
    "+31 6 12345678,+31612345678",
    "06-12345678,+31612345678",
    "+32 470 12 34 56,+32470123456"
  })
  void aNumberIsTheSameHoweverItIsTyped(String typed, String number) {
    assertThat(Address.phone(typed).orElseThrow().value()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0255 123456", "061234567", "+31 20 1234567", "no number", "", "112"})
  void whatIsNoMobileNumberIsRefused(String typed) {
    assertThat(Address.phone(typed)).isEmpty();
  }

  @Test
  void capitalsMakeNoOtherAddress() {
    assertThat(Address.email(" Anna@Velsen.Example "))
        .isEqualTo(Address.email("anna@velsen.example"));
    assertThat(Address.email("anna@velsen")).isEmpty();
    assertThat(Address.email("anna@velsen.example\r\nBcc: x@y.nl")).isEmpty();
  }

  @Test
  void anAddressIsNotPrinted() {
    assertThat(Community.person("contacts", "anna@velsen.example").toString())
        .doesNotContain("anna");
    assertThat(Address.email("anna@velsen.example").orElseThrow().toString())
        .doesNotContain("anna");
  }
}
