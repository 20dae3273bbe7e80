package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import nl.telmee.Desk;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One's own account: another password, and the advice to protect it better. */
final class ProfileTest {
  private static final String GOOD = "de brug staat weer open";
  private static final String PAGE = "/staff/profile/password";

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start(Map.of("TELMEE_SECOND_FACTOR", "advised"));
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Desk in(Staff staff) {
    Desk desk = new Desk(node);
    desk.signIn(staff.email(), TestNode.ADMIN_PASSWORD);
    return desk;
  }

  @Test
  void whoDoesNotKnowThePasswordCannotChangeIt() {
    Staff staff = Staff.of(node, "editor", "velsen");
    try (Desk desk = in(staff)) {
      HttpResponse<String> wrong = desk.post(PAGE, "current", "a guess", "password", GOOD);

      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body())
          .contains("Your present password is wrong")
          .doesNotContain(GOOD, "a guess");
      assertThat(desk.post(PAGE, "password", GOOD).statusCode()).isEqualTo(400);
      assertThat(desk.post(PAGE, "current", TestNode.ADMIN_PASSWORD, "password", "short").body())
          .contains("Your password is too short");
    }
    assertThat(staff.signIn().statusCode()).as("the old one").isEqualTo(201);
  }

  @Test
  void guessingTheOldPasswordIsSlowedToo() {
    Staff staff = Staff.of(node, "editor", "velsen");
    try (Desk desk = in(staff)) {
      for (int i = 0; i < 5; i++) {
        assertThat(desk.post(PAGE, "current", "guess " + i, "password", GOOD).statusCode())
            .isEqualTo(400);
      }
      assertThat(desk.post(PAGE, "current", TestNode.ADMIN_PASSWORD, "password", GOOD).statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void aChangedPasswordSignsOutAllOthersAndNotTheOneWhoChangedIt() {
    Staff staff = Staff.of(node, "editor", "velsen");
    try (Desk here = in(staff);
        Desk elsewhere = in(staff)) {
      assertThat(elsewhere.get("/staff/profile").statusCode()).isEqualTo(200);

      HttpResponse<String> changed =
          here.post(PAGE, "current", TestNode.ADMIN_PASSWORD, "password", GOOD);

      assertThat(Desk.next(changed)).isEqualTo("/staff/profile?done=password");
      assertThat(here.get("/staff/profile").statusCode()).isEqualTo(200);
      assertThat(Desk.next(elsewhere.get("/staff/profile"))).startsWith("/staff/sign-in?next=");
    }
    assertThat(staff.signIn().statusCode()).as("the old one").isEqualTo(401);
    try (Desk desk = new Desk(node)) {
      assertThat(Desk.next(desk.signIn(staff.email(), GOOD))).isEqualTo("/staff");
    }
  }

  @Test
  void whoHasNoSecondFactorIsAdvisedToSetItUp() {
    Staff staff = Staff.of(node, "viewer", "velsen");
    try (Desk desk = in(staff)) {
      assertThat(desk.get("/staff").body())
          .contains("Your account is safer", "href=\"/staff/profile/second-factor\"");
      assertThat(desk.get("/staff/profile").body()).contains("We advise you to do this");
    }
  }
}
