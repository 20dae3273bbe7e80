package nl.telmee.db;

import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.InvalidSettings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/** Brings the schema of {@code resources/db} to its newest version. */
public final class Migrations {
  private Migrations() {}

  /**
   * Migrates; several nodes may do so at once, Flyway lets them wait for each other. Blocks.
   *
   * @throws InvalidSettings with one line when the database cannot be reached or refuses
   */
  public static void run(DatabaseUrl url) {
    try {
      Flyway.configure()
          .dataSource(url.jdbc(), url.user(), url.password())
          .locations("classpath:db")
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywaySqlException e) {
      throw new InvalidSettings("cannot use the database " + url + ": " + firstLine(e));
    } catch (FlywayException e) {
      throw new InvalidSettings("cannot migrate the database " + url + ": " + firstLine(e));
    }
  }

  private static String firstLine(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message).strip();
  }
}
