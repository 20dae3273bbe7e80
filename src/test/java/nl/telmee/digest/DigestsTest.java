package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import nl.telmee.Mailbox;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;
import org.junit.jupiter.api.Test;

/** What followers get and when, on a clock that the tests step, through a real mail server. */
final class DigestsTest extends DigestSetting {
  @Test
  void whatHappensIsMailedAtOnceAndThenGroupedByTheMinute() {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    opened("velsen", "Fietsen");
    round();
    assertThat(subjects("a@x.example")).containsExactly("Nieuwe peiling: Fietsen");

    opened("velsen", "Wonen");
    opened("velsen", "Groen");
    round();
    assertThat(mailbox.to("a@x.example")).hasSize(1);
    clock.step(Duration.ofMinutes(1));
    round();
    assertThat(subjects("a@x.example"))
        .containsExactly("Nieuwe peiling: Fietsen", "Nieuwe peiling: Groen en nog 1 bericht");
    clock.step(Duration.ofDays(30));
    round();
    assertThat(mailbox.to("a@x.example")).as("nothing new, no mail").hasSize(2);
  }

  @Test
  void aDayIsOneMailAtEightAndAQuietDayIsNone() {
    follow("a@x.example", "velsen", Frequency.DAILY);
    opened("velsen", "Fietsen");
    opened("velsen", "Wonen");
    clock.step(Duration.ofHours(20));
    round();
    assertThat(mailbox.all()).as("not yet eight o'clock").isEmpty();
    clock.step(Duration.ofHours(2));
    round();
    assertThat(mailbox.all()).hasSize(1);
    assertThat(mailbox.all().getFirst().plain()).contains("Fietsen", "Wonen");

    clock.step(Duration.ofDays(1));
    round();
    opened("velsen", "Groen");
    round();
    assertThat(mailbox.all()).as("after a quiet morning it waits for the next").hasSize(1);
    clock.step(Duration.ofDays(1));
    round();
    assertThat(mailbox.all()).hasSize(2);
  }

  @Test
  void aWeekIsOneMailOnMonday() {
    follow("a@x.example", "velsen", Frequency.WEEKLY);
    opened("velsen", "Fietsen");
    clock.step(Duration.ofHours(22));
    round();
    assertThat(mailbox.all()).hasSize(1);
    opened("velsen", "Wonen");
    for (int day = 0; day < 6; day++) {
      clock.step(Duration.ofDays(1));
      round();
    }
    assertThat(mailbox.all()).hasSize(1);
    clock.step(Duration.ofDays(1));
    round();
    assertThat(mailbox.all()).hasSize(2);
    assertThat(mailbox.all().get(1).plain()).contains("Deze week bij velsen", "Wonen");
  }

  @Test
  void onlyTheOwnOrganisationWithAllBelowAndTheOwnThemesAreTold() {
    follow("kust@x.example", "kust", Frequency.AT_ONCE);
    follow("velsen@x.example", "velsen", Frequency.AT_ONCE);
    follow(
        "jong@x.example",
        "velsen",
        new Choices(Frequency.AT_ONCE, false, EnumSet.of(Theme.YOUTH, Theme.SAFETY), Language.EN));
    opened("zee", "Strand");
    append("nl.telmee.poll.opened.v1", "velsen", "youth", title("Jongeren"));
    append("nl.telmee.poll.opened.v1", "velsen", "housing", title("Huizen"));
    round();

    assertThat(subjects("kust@x.example")).containsExactly("Nieuwe peiling: Strand");
    assertThat(mailbox.to("velsen@x.example").getFirst().plain())
        .contains("Jongeren", "Huizen")
        .doesNotContain("Strand");
    assertThat(mailbox.to("jong@x.example")).hasSize(1);
    assertThat(mailbox.to("jong@x.example").getFirst().plain())
        .contains("News from velsen", "New poll: Jongeren")
        .doesNotContain("Huizen");
  }

  @Test
  void ofResultsTheFirstAndTheLastAreTold() {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    for (int version : new int[] {1, 2, 3, 9}) {
      append(
          "nl.telmee.results.released.v1",
          "velsen",
          "",
          title("Fietsen")
              .replace(
                  "}}",
                  "},\"version\":%d,\"responses\":%d,\"last\":%b}"
                      .formatted(version, version * 10, version == 9)));
      round();
      clock.step(Duration.ofMinutes(2));
    }
    assertThat(subjects("a@x.example"))
        .containsExactly("Nieuwe uitslag: Fietsen", "Einduitslag: Fietsen");
  }

  @Test
  void aMailSaysWhoItIsFromAndHowToStopWithOneClick() {
    follow("a@x.example", "kust", Frequency.AT_ONCE);
    opened("zee", "Strand & <zee>");
    round();

    Mailbox.Mail mail = mailbox.await("a@x.example", 1).getFirst();
    String token = mail.token();
    assertThat(mail.header("From")).isEqualTo("Kust  van  A  tot Z <telmee@velsen.example>");
    assertThat(mail.header("List-Unsubscribe"))
        .isEqualTo("<https://telmee.example/follow/" + token + "/_stop>");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.header("List-Id")).isEqualTo("<kust.telmee.example>");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Message-ID")).matches("<[0-9a-f]{32}@telmee\\.example>");
    assertThat(mail.header("Return-Path")).matches("<bounces\\+[0-9a-f]{32}@velsen\\.example>");
    assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
    assertThat(mail.html())
        .contains("Strand &amp; &lt;zee&gt;", "https://telmee.example/p/x", token + "/_stop")
        .doesNotContain("<img", "<script", "src=");
    assertThat(mail.plain()).contains("Strand & <zee>", "https://telmee.example/p/x");
  }

  @Test
  void aLongListIsCutOffAndCounted() {
    follow("a@x.example", "velsen", Frequency.DAILY);
    for (int i = 1; i <= DigestMail.MOST + 25; i++) {
      opened("velsen", "Nummer " + i + ".");
    }
    clock.step(Duration.ofDays(1));
    round();

    Mailbox.Mail mail = mailbox.await("a@x.example", 1).getFirst();
    assertThat(mail.plain())
        .contains("Nummer 55.", "Nummer 26.", "En nog 25 berichten")
        .containsPattern("/o/velsen/follow\\?before=\\d+#latest")
        .doesNotContain("Nummer 25.");
    assertThat(mail.subject()).isEqualTo("Nieuwe peiling: Nummer 55. en nog 54 berichten");
  }
}
