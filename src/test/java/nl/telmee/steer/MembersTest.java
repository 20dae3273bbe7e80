package nl.telmee.steer;

import static nl.telmee.steer.SteerTable.SAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who works on a trajectory, and what was done to it. */
final class MembersTest {
  private static final Pattern LINK = Pattern.compile("/focus/([A-Za-z0-9_-]{43})\"");
  private static SteerTable table;

  @BeforeAll
  static void start() {
    table = new SteerTable();
  }

  @AfterAll
  static void stop() {
    table.close();
  }

  private static String link(HttpResponse<String> response) {
    Matcher found = LINK.matcher(response.body());
    assertThat(found.find()).as(response.body()).isTrue();
    return found.group(1);
  }

  private static String member(String address) {
    return table
        .village
        .rows(
            "select id from trajectory_member where seat = 'focus-group' and trajectory = '"
                + SteerTable.id(address)
                + "'")
        .getFirst();
  }

  @Test
  void aMemberOfTheFocusGroupGetsALinkThatIsShownOnceAndCanBeRenewed() {
    String address = table.begun("Focusgroep");
    String members = address + "/members";
    HttpResponse<String> invited =
        table.send(members + "/_invite", table.leader, "person", "Sam, bewoner");
    String first = link(invited);
    assertThat(table.page(members, table.leader))
        .contains("Sam, bewoner", "werkt met een link")
        .doesNotContain(first);

    String one = members + "/" + member(address);
    assertThat(link(table.send(one + "/_new-link", table.leader))).isNotEqualTo(first);
    table.send(one + "/_remove", table.leader);
    assertThat(table.page(members, table.leader)).doesNotContain("Sam, bewoner");
  }

  @Test
  void anAccountGetsASeatAndActsInItsName() {
    String address = table.begun("Wethouder");
    String office = table.account("editor", "velsen").email();
    HttpResponse<String> wrong =
        table.send(address + "/members", table.leader, "email", "geen adres", "name", "Bureau");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("Kies een plek", "Vul een e-mailadres in", "value=\"Bureau\"");

    table.send(
        address + "/members",
        table.leader,
        "seat",
        "aldermans-office",
        "email",
        office.toUpperCase(java.util.Locale.ROOT),
        "name",
        "Bureau");
    String cookies = new nl.telmee.Staff(table.node, office).cookies();
    assertThat(table.page(address, cookies))
        .contains("bestuur")
        .doesNotContain("gemeente, bestuur");
    assertThat(table.page(address + "/members", table.council))
        .contains("Bureau")
        .doesNotContain("/_remove");
    assertThat(
            table
                .send(address + "/members/_invite", table.council, "person", "Iemand")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void everyChangeStandsInTheHistoryWithWhoAndWhy() {
    String address = table.begun("Logboek");
    table.deliverAgenda(address);
    table.send(address + "/steps/agenda/_complete", table.leader);
    table.send(address + "/steps/agenda/_take-back", table.leader, "reason", SAYS);
    table.write(address, table.council, "goal", "purpose", "Weten wat er leeft");
    table.write(address, table.leader, "goal", "focusGroup", "Zes bewoners");

    String page = table.page(address + "/history", table.leader);
    assertThat(page)
        .containsSubsequence(
            "Deel geschreven: Doel en focusgroep",
            "leeggemaakt",
            "Weten wat er leeft",
            "Stap teruggehaald: Op de agenda",
            SAYS,
            "Stap klaar: Op de agenda",
            "Deel geschreven: Invloed",
            "Het traject begonnen");
    assertThat(page)
        .contains("Eerst:</span> <del class=\"said\">Weten wat er leeft</del>")
        .contains("Nu:</span> <ins class=\"said\">Zes bewoners</ins>");
    assertThat(page)
        .contains(table.village.editor().email() + " (gemeente)")
        .contains(table.village.member().email() + " (participatieraad)");
    assertThat(table.village.get(address + "/history", table.stranger).statusCode()).isEqualTo(404);
  }
}
