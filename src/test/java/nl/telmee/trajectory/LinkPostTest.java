package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import nl.telmee.Mailbox;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The link of a member of the focus group is mailed if that is asked, to an address nobody keeps.
 */
final class LinkPostTest {
  private static final String ADDRESS = "sam@bewoner.example";
  private static final String LINK = "/focus/[A-Za-z0-9_-]{43}";

  private static Mailbox mailbox;
  private static TestNode node;
  private static Village village;
  private static int made;

  private String trajectory;

  @BeforeAll
  static void start() {
    mailbox = new Mailbox();
    node = TestNode.start(mailbox.settings());
    village = new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
    mailbox.close();
  }

  @BeforeEach
  void begin() {
    mailbox.empty();
    trajectory =
        Village.made(
            node.postAsAdministrator(
                "/api/v1/trajectories",
                """
                {"organisation":"velsen","slug":"post-%d","subject":{"title":{"nl":"De speelplek"}}}
                """
                    .formatted(++made)));
  }

  private String members() {
    return "/staff/trajectories/" + trajectory + "/members";
  }

  /** Wherever it would be kept. */
  private static int kept(String text) {
    return village
        .rows(
            """
            select 1 from trajectory_member where row(trajectory_member)::text like '%%%1$s%%'
            union all select 1 from audit_entry where row(audit_entry)::text like '%%%1$s%%'
            union all
            select 1 from trajectory_change where row(trajectory_change)::text like '%%%1$s%%'
            """
                .formatted(text))
        .size();
  }

  @Test
  void aMemberGetsTheLinkByMailAndNeitherAddressNorLinkIsKept() {
    HttpResponse<String> invited =
        village.send(
            members() + "/_invite",
            village.editor().cookies(),
            "person",
            "Sam, bewoner",
            "mailTo",
            ADDRESS);

    assertThat(invited.body()).contains("De link is gemaild. Het adres is niet bewaard.");
    Mailbox.Mail mail = mailbox.await(ADDRESS, 1).getFirst();
    String link = mail.link(LINK);
    assertThat(invited.body()).contains(link);
    assertThat(node.get(link).statusCode()).isEqualTo(200);
    assertThat(mail.subject())
        .isEqualTo("Je link voor de focusgroep / Your link for the focus group");
    assertThat(mail.plain())
        .contains("Velsen nodigt je uit", "Het gaat om: De speelplek\n", "Velsen invites you")
        .doesNotContain("Sam");
    assertThat(kept(ADDRESS)).isZero();
    assertThat(kept(link.substring("/focus/".length()))).isZero();
  }

  @Test
  void anAddressThatIsNoneIsSaidAndNobodyIsInvited() {
    HttpResponse<String> wrong =
        village.send(
            members() + "/_invite",
            village.editor().cookies(),
            "person",
            "Sam, bewoner",
            "mailTo",
            "geen adres");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("Vul een e-mailadres in", "value=\"Sam, bewoner\"", "value=\"geen adres\"");
    assertThat(
            village.rows(
                "select 1 from trajectory_member where name like 'Sam%' and trajectory = '"
                    + trajectory
                    + "'"))
        .isEmpty();
  }

  @Test
  void theApiMailsANewLinkTooAndSaysSo() {
    String path = "/api/v1/trajectories/" + trajectory + "/members";
    JsonNode member =
        TestNode.json(
            node.postAsAdministrator(path, "{\"seat\":\"focus-group\",\"name\":\"Sam\"}"));
    assertThat(member.has("mailed")).isFalse();

    JsonNode renewed =
        TestNode.json(
            node.postAsAdministrator(
                path + "/" + member.path("id").asText() + "/_new-link",
                "{\"mailTo\":\"" + ADDRESS + "\"}"));

    assertThat(renewed.path("mailed").asBoolean()).isTrue();
    assertThat(mailbox.await(ADDRESS, 1).getFirst().link(LINK))
        .isEqualTo("/focus/" + renewed.path("secret").asText());
    assertThat(kept(ADDRESS)).isZero();
  }
}
