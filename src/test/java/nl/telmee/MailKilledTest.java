package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes send mail to followers while events are written, and are killed at random. Every
 * follower gets every event in some mail; what comes twice is the same mail, by its Message-ID.
 */
@Timeout(600)
final class MailKilledTest {
  private static final int FOLLOWERS = 25;
  private static final int KILLS = 6;
  private static final int FEWEST_EVENTS = 10;
  private static final int MOST_IN_A_MAIL = 30;
  private static final Pattern EVENT = Pattern.compile("Peiling-(\\d+)-");

  private static final String FOLLOWER =
      """
      with f as (insert into mail_follower (id, organisation, frequency, newsletter, themes,
        language, cursor, due_at) values (gen_random_uuid(), 'velsen', 'at-once', true, '{}', 'nl',
        0, now()) returning id)
      insert into mail_address (follower, organisation, address, token, token_hash)
      select id, 'velsen', ?, translate(gen_random_uuid()::text, '-', '') || 'abcdefghijk',
        sha256(?::bytea) from f
      """;
  private static final String EVENT_HAPPENS =
      """
      select event_append(gen_random_uuid(), 'nl.telmee.poll.opened.v1', 'velsen', 'tests/1', null,
        '{}', now(), '/p/x', ?)
      """;
  private static final String NO_PAUSE =
      """
      update mail_follower set due_at = now() where attempt is null and due_at > now()
      """;
  private static final String NEWSLETTER =
      """
      insert into newsletter (id, organisation, state, revision, title, introduction, since, until,
        items, send_at, changed_at) values (gen_random_uuid(), 'velsen', 'scheduled', 1,
        '{"nl":"Nieuwsbrief"}', '{}', current_date, current_date, '{}', now(), now())
      """;

  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Random pauses = new Random(seed + 1);
  private final DatabaseUrl database = TestDatabase.create();
  private final ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();

  @Test
  void everyFollowerGetsEveryEventHoweverOftenNodesAreKilled() throws Exception {
    Migrations.run(database);
    prepare();
    AtomicBoolean enough = new AtomicBoolean();
    List<NodeProcess> nodes = new ArrayList<>();
    int kills = 0;
    try (Mailbox mailbox = new Mailbox()) {
      nodes.add(start(mailbox));
      nodes.add(start(mailbox));
      Thread writer = Thread.ofVirtual().start(() -> write(mailbox, enough));
      try {
        while (kills < KILLS || written.size() < FEWEST_EVENTS) {
          int before = mailbox.all().size();
          int more = 1 + random.nextInt(20);
          Patience.until(() -> mailbox.all().size(), now -> now >= before + more);
          int victim = random.nextInt(nodes.size());
          nodes.get(victim).kill();
          kills++;
          nodes.set(victim, start(mailbox));
        }
      } finally {
        enough.set(true);
        writer.join();
      }
      awaitAll(mailbox);
      nodes.forEach(NodeProcess::stop);
      check(mailbox, kills);
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }

  /**
   * What a killed node had claimed is free again after a while; then the rest comes, as fast as the
   * machine is.
   */
  private void awaitAll(Mailbox mailbox) throws SQLException {
    try (Connection connection = jdbc();
        PreparedStatement hurry = connection.prepareStatement(NO_PAUSE)) {
      long missing = missing(mailbox);
      while (missing > 0) {
        long before = missing;
        missing = Patience.until(() -> missing(mailbox, hurry), now -> now < before);
      }
      assertThat(missing).as("missing, seed %d", seed).isZero();
    }
  }

  private long missing(Mailbox mailbox, PreparedStatement hurry) {
    try {
      hurry.execute();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return missing(mailbox);
  }

  /** How many events and newsletters have still to reach somebody. */
  private long missing(Mailbox mailbox) {
    Set<String> newsletters = new HashSet<>();
    for (Mailbox.Mail mail : mailbox.all()) {
      if (mail.subject().equals("Nieuwsbrief")) {
        newsletters.add(mail.to());
      }
    }
    return (long) FOLLOWERS - newsletters.size() + missingEvents(mailbox).sum();
  }

  /** How many events have still to reach each follower. */
  private IntStream missingEvents(Mailbox mailbox) {
    Map<String, Set<String>> got = new HashMap<>();
    for (Mailbox.Mail mail : mailbox.all()) {
      got.computeIfAbsent(mail.to(), _ -> new HashSet<>()).addAll(events(mail));
    }
    return IntStream.range(0, FOLLOWERS)
        .map(
            i -> {
              Set<String> left = new HashSet<>(written);
              left.removeAll(got.getOrDefault(address(i), Set.of()));
              return left.size();
            });
  }

  private void check(Mailbox mailbox, int kills) throws SQLException {
    Map<String, Set<String>> mailsOfEvent = new HashMap<>();
    Map<String, String> content = new HashMap<>();
    int again = 0;
    for (Mailbox.Mail mail : mailbox.all()) {
      String id = mail.header("Message-ID");
      String before = content.putIfAbsent(id, mail.to() + mail.plain());
      if (before != null) {
        again++;
        assertThat(mail.to() + mail.plain()).as("the same mail, seed %d", seed).isEqualTo(before);
      }
      for (String event : events(mail)) {
        mailsOfEvent.computeIfAbsent(mail.to() + event, _ -> new TreeSet<>()).add(id);
      }
    }
    assertThat(mailsOfEvent.values())
        .as("an event is in one mail of a follower, seed %d", seed)
        .allMatch(ids -> ids.size() == 1);
    assertThat(again).as("sent again").isLessThanOrEqualTo(kills * 2 * 20);
    try (Connection connection = jdbc();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select state, recipients, delivered, (select count(*) from"
                        + " newsletter_delivery) from newsletter")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("sent");
      assertThat(rows.getInt(2)).isEqualTo(FOLLOWERS);
      assertThat(rows.getInt(3)).isEqualTo(FOLLOWERS);
      assertThat(rows.getInt(4)).isZero();
    }
  }

  private static Set<String> events(Mailbox.Mail mail) {
    Set<String> events = new HashSet<>();
    Matcher found = EVENT.matcher(mail.plain());
    while (found.find()) {
      events.add(found.group(1));
    }
    return events;
  }

  private NodeProcess start(Mailbox mailbox) {
    Map<String, String> settings = new HashMap<>(mailbox.settings());
    settings.put("TELMEE_PORT", "0");
    settings.put("TELMEE_MANAGEMENT_PORT", "0");
    settings.put("TELMEE_DATABASE_URL", TestDatabase.text(database));
    settings.put("TELMEE_DEMO", "false");
    settings.put("TELMEE_PUBLIC_URL", "https://telmee.example");
    settings.put("TELMEE_ADMIN_PASSWORD", TestNode.ADMIN_PASSWORD);
    return NodeProcess.start(folder, settings);
  }

  private void prepare() throws SQLException {
    try (Connection connection = jdbc()) {
      connection
          .createStatement()
          .execute(
              "insert into organisation (slug, kind, name) values ('velsen', 'municipality',"
                  + " '{\"nl\":\"Velsen\"}')");
      try (PreparedStatement insert = connection.prepareStatement(FOLLOWER)) {
        for (int i = 0; i < FOLLOWERS; i++) {
          insert.setString(1, address(i));
          insert.setString(2, address(i));
          insert.execute();
        }
      }
      connection.createStatement().execute(NEWSLETTER);
    }
  }

  private static String address(int number) {
    return "follower" + number + "@x.example";
  }

  /**
   * Something happens now and then, and is mailed without the usual pause of a minute; but not so
   * much that a mail would tell only the newest of it.
   */
  private void write(Mailbox mailbox, AtomicBoolean enough) {
    try (Connection connection = jdbc();
        PreparedStatement append = connection.prepareStatement(EVENT_HAPPENS);
        PreparedStatement hurry = connection.prepareStatement(NO_PAUSE)) {
      for (int i = 0; !enough.get(); i++) {
        append.setString(1, "{\"title\":{\"nl\":\"Peiling-%d-\"}}".formatted(i));
        append.execute();
        written.add(String.valueOf(i));
        hurry.execute();
        Thread.sleep(500 + pauses.nextInt(1_500));
        Patience.until(
            () -> missingEvents(mailbox).max().orElse(0),
            most -> most < MOST_IN_A_MAIL || enough.get());
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection jdbc() throws SQLException {
    return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
  }
}
