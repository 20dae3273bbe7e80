package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.TestNode;
import nl.telmee.db.Database;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;

/** The people in the registers of a node, seen with the key in hand. */
public final class Community implements AutoCloseable {
  private static final int SECONDS = 30;

  private final TestNode node;
  private final Vertx vertx = Vertx.vertx();
  private final Database db;
  private final ContactKeys keys;

  public Community(TestNode node) {
    this(node, List.of(TestNode.CONTACT_KEY));
  }

  Community(TestNode node, List<String> keys) {
    this.node = node;
    this.db = new Database(vertx, node.database());
    this.keys = ContactKeys.of(keys);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  Database db() {
    return db;
  }

  ContactKeys keys() {
    return keys;
  }

  People people() {
    return people(Clock.systemUTC());
  }

  People people(Clock clock) {
    return new People(db, new Seals(keys), vertx, clock);
  }

  Mix mix(Clock clock) {
    return new Mix(db, new Seals(keys), clock);
  }

  static Person person(String panel, String email) {
    return person(
        panel, email, new Profile("velsen", AgeBand.FROM_18_TO_21, Set.of(), Language.NL));
  }

  static Person person(String panel, String email, Profile profile) {
    return new Person(
        "velsen",
        panel,
        Address.email(email).orElseThrow(),
        profile,
        new Consent(1, YearMonth.now(ZoneOffset.UTC), 12, false, Optional.empty()),
        UUID.randomUUID().toString().replace("-", ""));
  }

  /** Lets so many people join a panel of Velsen; they are called {@code member1@…} and so on. */
  public void join(String panel, int people) {
    for (int i = 1; i <= people; i++) {
      add(person(panel, "member%d@%s.example".formatted(i, panel)));
    }
  }

  void add(Person person) {
    await(people().add(person));
  }

  static Profile interestedIn(Theme theme) {
    return new Profile("velsen", AgeBand.FROM_16_TO_17, Set.of(theme), Language.NL);
  }

  /** Lets days pass, so that all who wait stand in their registers. */
  public void settle() {
    run("update contact_mix set next_at = 'epoch'");
    await(mix(Clock.offset(Clock.systemUTC(), Mix.LONGEST.plus(Duration.ofDays(1)))).mixIfDue());
  }

  /** Who is in the registers of Velsen. */
  List<Seals.Member> members() {
    return await(people().of("velsen"));
  }

  void run(String sql) {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    await(db.close());
    await(vertx.close());
  }
}
