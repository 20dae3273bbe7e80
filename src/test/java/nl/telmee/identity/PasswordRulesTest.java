package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import nl.telmee.identity.PasswordRules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
  private static final PasswordRules RULES = new PasswordRules();
  private static final String EMAIL = "annemarie@velsen.example";

  @ParameterizedTest
  @CsvSource({
    "'', TOO_SHORT",
    "elf tekens., TOO_SHORT",
    "🚲🚲🚲🚲🚲🚲, TOO_SHORT",
    "passwordpassword, FEW_DIFFERENT",
    "aaaaaaaaaaaaaaaa, FEW_DIFFERENT",
    "ababababababab, FEW_DIFFERENT",
    "welkom welkom welkom, FEW_DIFFERENT",
    "qwertyuiopasdfgh, RUN",
    "abcdefghijkl, RUN",
    "123456789012, RUN",
    "1q2w3e4r5t6y, RUN",
    "poiuytrewqlkj, RUN",
    "welkom2026!!, LEAKED",
    "Welkom012345, LEAKED",
    "W@chtwoord123, LEAKED",
    "!!!P4ssw0rd!!!, LEAKED",
    "wachtwoord2026, LEAKED",
    "geheimvelsen, LEAKED",
    "annemarie1970, YOUR_EMAIL",
    "annemarie@velsen.example, YOUR_EMAIL"
  })
  void whatGuessersTryFirstIsRefused(String password, Fault fault) {
    assertThat(RULES.fault(password, EMAIL)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a password for tests",
        "paard batterij nietje",
        "de brug staat weer open",
        "Xk3-vZ9pq!Lm",
        "mijn oma fietst harder dan jij",
        "annemarie woont aan het kanaal"
      })
  void whatIsLongAndOnesOwnIsTaken(String password) {
    assertThat(RULES.fault(password, EMAIL)).isEmpty();
  }

  @Test
  void whatIsTooLongToHashIsRefused() {
    assertThat(RULES.fault("ab cd ef gh ".repeat(20), EMAIL)).contains(Fault.TOO_LONG);
  }
}
