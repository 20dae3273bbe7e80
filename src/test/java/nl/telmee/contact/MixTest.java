package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.id.PollId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How people come from the pool into their registers. */
final class MixTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static TestNode node;
  private static Community community;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    community = new Community(node);
  }

  @AfterAll
  static void stop() {
    community.close();
    node.close();
  }

  @AfterEach
  void empty() {
    community.run("delete from contact");
    community.run("delete from contact_pool");
  }

  private static List<Seals.Waiting> waiting(int people, LocalDate day) {
    return IntStream.range(0, people)
        .mapToObj(
            i ->
                new Seals.Waiting(
                    UUID.randomUUID(),
                    Community.person("contacts", "p%d-%s@velsen.example".formatted(i, day)),
                    day))
        .toList();
  }

  @Test
  void aRandomFiveWaitOn() {
    List<Seals.Waiting> all = waiting(20, TODAY);
    Set<UUID> stayed = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      List<Seals.Waiting> staying = Mix.staying(all, TODAY);
      assertThat(staying).hasSize(Mix.FLOOR);
      staying.forEach(one -> stayed.add(one.id()));
    }
    assertThat(stayed).as("anybody may be among them").hasSize(20);
  }

  @Test
  void nobodyWaitsLongerThanThreeDays() {
    List<Seals.Waiting> all = new ArrayList<>(waiting(3, TODAY.minusDays(3)));
    all.addAll(waiting(2, TODAY.minusDays(2)));

    assertThat(Mix.staying(all, TODAY)).containsExactlyInAnyOrderElementsOf(all.subList(3, 5));
  }

  private static void mixNow() {
    community.run("update contact_mix set next_at = 'epoch'");
    Community.await(community.mix(Clock.systemUTC()).mixIfDue());
  }

  @Test
  void fewerThanSixStayTogether() {
    community.join("contacts", 5);
    mixNow();
    assertThat(community.members()).isEmpty();

    community.add(Community.person("contacts", "sixth@velsen.example"));
    mixNow();
    assertThat(community.members()).hasSize(1);
    community.settle();
    assertThat(community.members()).hasSize(6);
  }

  @Test
  void theMomentIsRandomAndNotBeforeFourHours() {
    mixNow();
    community.join("contacts", 9);
    Clock soon = Clock.offset(Clock.systemUTC(), Duration.ofHours(4).minusMinutes(1));
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofHours(20).plusMinutes(1));

    assertThat(Community.await(community.mix(soon).mixIfDue())).isZero();
    assertThat(Community.await(community.mix(late).mixIfDue())).isEqualTo(4);
    assertThat(Community.await(community.mix(late).mixIfDue())).as("once").isZero();
  }

  @Test
  void anAddressStandsOnceInARegisterWithItsNewestWishes() {
    Person before = Community.person("contacts", "anna@velsen.example");
    community.add(before);
    community.settle();
    Profile wishes = Community.interestedIn(nl.telmee.id.Theme.HOUSING);
    community.add(Community.person("contacts", "anna@velsen.example", wishes));
    community.add(Community.person("contacts", "anna@velsen.example", wishes));
    community.settle();

    assertThat(community.members()).hasSize(1);
    Person after = community.members().getFirst().person();
    assertThat(after.profile()).isEqualTo(wishes);
    assertThat(after.token()).as("the link that was given out").isEqualTo(before.token());
  }

  @Test
  void whatAnOldKeySealedIsSealedWithTheNewOne() {
    community.join("contacts", 8);
    community.settle();
    String fresh = "1".repeat(64);
    try (Community both = new Community(node, List.of(fresh, TestNode.CONTACT_KEY));
        Community only = new Community(node, List.of(fresh))) {
      assertThat(only.members()).isEmpty();
      String token = both.members().getFirst().person().token();
      Community.await(both.people().change(token, person -> person)); // Half of it by hand.

      assertThat(Community.await(both.mix(Clock.systemUTC()).rotate())).isEqualTo(1);
      assertThat(Community.await(both.mix(Clock.systemUTC()).rotate())).isZero();
      assertThat(only.members()).hasSize(8);
      assertThat(Community.await(only.people().find(token))).isPresent();
      assertThat(community.members()).isEmpty();
    }
  }

  @Test
  void whoWaitsAndTheCodesOfAPanelPollOutliveAnOldKeyToo() {
    community.join("contacts", 3);
    PollId poll = new PollId(UUID.fromString(node.openPoll(Survey.poll("old-key"))));
    Address member = Address.email("member1@contacts.example").orElseThrow();
    String code = code(community, poll, member);
    String fresh = "2".repeat(64);
    try (Community both = new Community(node, List.of(fresh, TestNode.CONTACT_KEY));
        Community only = new Community(node, List.of(fresh))) {
      assertThat(Community.await(both.mix(Clock.systemUTC()).rotate())).isEqualTo(1);
      assertThat(Community.await(both.mix(Clock.systemUTC()).rotate())).isZero();
      assertThat(Community.await(PanelCodeStore.reseal(both.db(), both.keys()))).isEqualTo(1);
      assertThat(Community.await(PanelCodeStore.reseal(both.db(), both.keys()))).isZero();

      assertThat(code(only, poll, member)).isEqualTo(code);
      only.settle();
      assertThat(only.members()).hasSize(3);
    }
  }

  private static String code(Community whose, PollId poll, Address member) {
    return Community.await(
            whose.db().inTransaction(tx -> PanelCodeStore.makeCodes(tx, whose.keys(), poll)))
        .of(member);
  }

  @Test
  void whoSignedUpAgainSeesChangesAndErasesWhatWaitsToo() {
    Person before = Community.person("contacts", "twice@velsen.example");
    community.add(before);
    community.settle();
    Profile wishes = Community.interestedIn(nl.telmee.id.Theme.HOUSING);
    community.add(before.withProfile(wishes));
    assertThat(Community.await(community.people().find(before.token())).orElseThrow().profile())
        .isEqualTo(wishes);

    Profile changed = Community.interestedIn(nl.telmee.id.Theme.SAFETY);
    Community.await(
        community.people().change(before.token(), person -> person.withProfile(changed)));
    community.settle();
    assertThat(community.members())
        .extracting(member -> member.person().profile())
        .containsExactly(changed);

    community.add(Community.person("contacts", "twice@velsen.example")); // By another link.
    Community.await(community.people().erase(before.token()));
    community.settle();
    assertThat(community.members()).isEmpty();
  }

  @Test
  void whoIsErasedIsGoneFromThePoolAndFromTheRegister() {
    Person waits = Community.person("contacts", "waits@velsen.example");
    Person settled = Community.person("contacts", "settled@velsen.example");
    community.add(settled);
    community.settle();
    community.add(waits);

    assertThat(Community.await(community.people().erase(waits.token()))).isTrue();
    assertThat(Community.await(community.people().erase(settled.token()))).isTrue();
    assertThat(Community.await(community.people().erase(settled.token()))).isFalse();
    community.settle();
    assertThat(community.members()).isEmpty();
  }
}
