package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import nl.telmee.Crowd;
import nl.telmee.Recount;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database ends the writers' connections in the middle of a batch, again and again. */
@Timeout(300)
final class CutConnectionsTest {
  private static final int CUTS = 12;
  private static final int PHONES = 48;
  private static final int BETWEEN_CUTS = 200;

  @Test
  void whatWasAcknowledgedIsStoredOnceWhereverTheConnectionBreaks() throws Exception {
    try (TestNode node = TestNode.start();
        Connection database = node.jdbc()) {
      node.organisation("velsen");
      String poll = node.openPoll(Survey.poll("alles"));
      Survey survey = new Survey(5);
      try (Crowd crowd =
          new Crowd(
              poll,
              () -> {
                synchronized (survey) {
                  return new Crowd.Send(survey.key(), survey.answers());
                }
              })) {
        crowd.use(node.url()).start(PHONES);
        for (int i = 0; i < CUTS; i++) {
          crowd.awaitMore(BETWEEN_CUTS);
          cutWriterAtWork(database);
        }
        crowd.awaitMore(BETWEEN_CUTS);
        crowd.stop();
        crowd.finish();

        assertThat(crowd.surprises()).isEmpty();
        Recount recount = Recount.of(database, poll, Survey.questions());
        assertThat(recount.answers().keySet()).isEqualTo(crowd.acknowledged());
        assertThat(recount.tally()).isEqualTo(recount.counted());
      }
    }
  }

  /** Ends the connection of a writer whose statement is running. */
  private static void cutWriterAtWork(Connection database) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    try (PreparedStatement cut =
        database.prepareStatement(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and state = 'active'
              and pid <> pg_backend_pid() and query like '%insert into response%'
            """)) {
      for (long ended = 0; ended == 0; ) {
        try (ResultSet rows = cut.executeQuery()) {
          rows.next();
          ended = rows.getLong(1);
        }
        if (System.nanoTime() > deadline) {
          throw new AssertionError("no writer was seen at work");
        }
      }
    }
  }
}
