package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that cannot be read is none, so that one row does not fail a look at all polls. */
final class PollNumberTest {
  private static final DatabaseUrl URL = TestDatabase.migrated();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"retention":{"texts":90}}                  | 90
          {"retention":{"texts":1000000}}             | 1000000
          {"retention":{"texts":7.9}}                 | 7
          {"retention":{"texts":0}}                   | 0
          {"retention":{"texts":-3}}                  |
          {"retention":{"texts":1e300}}               |
          {"retention":{"texts":"90"}}                |
          {"retention":{"texts":"lang"}}              |
          {"retention":{"texts":[90]}}                |
          {"retention":{"texts":null}}                |
          {"retention":"lang"}                        |
          {}                                          |
          [1]                                         |
          """)
  void aNumberUpToAMillionIsReadAndNothingFails(String definition, Integer number)
      throws SQLException {
    try (Connection database = DriverManager.getConnection(URL.jdbc(), URL.user(), URL.password());
        PreparedStatement look =
            database.prepareStatement("select poll_number(?::jsonb, 'retention', 'texts')")) {
      look.setString(1, definition);
      try (ResultSet rows = look.executeQuery()) {
        rows.next();
        assertThat(rows.getObject(1)).isEqualTo(number);
      }
    }
  }
}
