package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import nl.telmee.feed.Feed;
import nl.telmee.identity.LinkToken;
import nl.telmee.web.Language;
import org.junit.jupiter.api.Test;

/** Servers that are down, addresses that are refused, nodes that die: nothing is lost. */
final class HardTimesTest extends DigestSetting {
  @Test
  void aMailServerThatIsDownDelaysAndLosesNothing() {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    follow("b@x.example", "velsen", Frequency.DAILY);
    opened("velsen", "Fietsen");
    clock.step(Duration.ofDays(1));
    post.down(true);
    round();
    clock.step(Duration.ofSeconds(10));
    round();
    assertThat(mailbox.all()).isEmpty();

    opened("velsen", "Wonen");
    post.down(false);
    clock.step(Duration.ofMinutes(2));
    round();
    clock.step(Duration.ofMinutes(2));
    round();
    assertThat(mailbox.to("a@x.example")).hasSize(2);
    assertThat(mailbox.to("a@x.example").get(0).plain())
        .as("the mail that was on its way stays as it was")
        .contains("Fietsen")
        .doesNotContain("Wonen");
    assertThat(mailbox.to("a@x.example").get(1).plain()).contains("Wonen");
    assertThat(mailbox.to("b@x.example")).hasSize(1);
  }

  @Test
  void anAddressThatIsRefusedStopsNobodyElseAndIsErasedAfterThreeDays() throws SQLException {
    follow("gone@x.example", "velsen", Frequency.AT_ONCE);
    follow("b@x.example", "velsen", Frequency.AT_ONCE);
    post.refuse("gone@x.example");
    opened("velsen", "Fietsen");
    for (int day = 0; day < 2; day++) {
      round();
      clock.step(Duration.ofHours(24));
    }
    assertThat(mailbox.to("b@x.example")).hasSize(1);
    assertThat(number("select count(*) from mail_address")).isEqualTo(2);

    round();
    assertThat(number("select count(*) from mail_address")).isEqualTo(1);
    assertThat(number("select n from mail_count where what = 'refused'")).isEqualTo(3);
    assertThat(number("select n from mail_count where what = 'given-up'")).isEqualTo(1);
  }

  @Test
  void aRefusalThatIsMendedCostsNoMail() throws SQLException {
    follow("full@x.example", "velsen", Frequency.AT_ONCE);
    post.refuse("full@x.example");
    opened("velsen", "Fietsen");
    round();
    clock.step(Duration.ofHours(24));
    round();
    post.forgive("full@x.example");
    clock.step(Duration.ofHours(24));
    round();

    assertThat(subjects("full@x.example")).containsExactly("Nieuwe peiling: Fietsen");
    assertThat(number("select refusals from mail_follower")).isZero();
  }

  @Test
  void whatANodeHadClaimedWhenItDiedIsSentAgainAsTheSameMail() throws SQLException {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    opened("velsen", "Fietsen");
    DigestQueueStore queue = new DigestQueueStore(db);
    long head = new Feed(db).head().toCompletionStage().toCompletableFuture().join();
    var now = clock.instant();
    assertThat(
            queue
                .claim(head, now, now.plus(Digests.CLAIMED), 10)
                .toCompletionStage()
                .toCompletableFuture()
                .join())
        .hasSize(1);
    opened("velsen", "Wonen");
    round();
    assertThat(mailbox.all()).as("claimed by another").isEmpty();

    clock.step(Digests.CLAIMED);
    round();
    assertThat(mailbox.all()).hasSize(1);
    assertThat(mailbox.all().getFirst().plain()).contains("Fietsen").doesNotContain("Wonen");
    String id = mailbox.all().getFirst().header("Message-ID");

    run(
        "update mail_follower set cursor = 0, upto = "
            + head
            + ", due_at = now() - interval '1 y'");
    run("update mail_follower set cursor = " + (head - 1));
    round();
    assertThat(mailbox.all()).hasSize(2);
    assertThat(mailbox.all().get(1).header("Message-ID")).isEqualTo(id);
  }

  @Test
  void whoChoosesAnotherFrequencyWhileAMailGoesOutKeepsIt() throws SQLException {
    String token = follow("a@x.example", "velsen", Frequency.DAILY);
    opened("velsen", "Fietsen");
    clock.step(Duration.ofDays(1));
    DigestQueueStore queue = new DigestQueueStore(db);
    var now = clock.instant();
    var claim =
        queue
            .claim(
                new Feed(db).head().toCompletionStage().toCompletableFuture().join(),
                now,
                now.plus(Digests.CLAIMED),
                10)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    new FollowerStore(db)
        .change(
            new LinkToken(token), new Choices(Frequency.AT_ONCE, false, Set.of(), Language.NL), now)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    queue
        .sent(claim.getFirst(), Frequency.DAILY.next(now))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    opened("velsen", "Wonen");
    round();

    assertThat(mailbox.all()).hasSize(1);
    assertThat(mailbox.all().getFirst().plain()).contains("Wonen").doesNotContain("Fietsen");
  }
}
