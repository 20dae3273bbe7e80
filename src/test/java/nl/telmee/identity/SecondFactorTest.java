package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.telmee.Desk;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with two factors, on a node where they are required. */
final class SecondFactorTest {
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<");
  private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-9-]{14})</code>");
  private static final String SET_UP = "/staff/sign-in/second-factor";
  private static final String CODE = "/staff/sign-in/code";

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start(Map.of("TELMEE_SECOND_FACTOR", "required"));
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** Somebody who has set it up. */
  private record Guarded(Staff staff, Totp totp, List<String> recovery) {
    static Guarded make() {
      Staff staff = Staff.of(node, "editor", "velsen");
      try (Desk desk = new Desk(node)) {
        desk.signIn(staff.email(), TestNode.ADMIN_PASSWORD);
        Totp totp = secret(desk.get(SET_UP));
        HttpResponse<String> codes = desk.post(SET_UP, "code", code(totp, -1));
        assertThat(codes.statusCode()).isEqualTo(200);
        return new Guarded(staff, totp, SecondFactorTest.recovery(codes));
      }
    }

    HttpResponse<String> password(Desk desk) {
      return desk.signIn(staff.email(), TestNode.ADMIN_PASSWORD);
    }
  }

  private static Totp secret(HttpResponse<String> page) {
    MatchResult found = SECRET.matcher(page.body()).results().findFirst().orElseThrow();
    byte[] bytes = Base32.decode(found.group(1)).orElseThrow();
    return new Totp(io.vertx.core.buffer.Buffer.buffer(bytes));
  }

  private static List<String> recovery(HttpResponse<String> page) {
    return RECOVERY.matcher(page.body()).results().map(found -> found.group(1)).toList();
  }

  private static String code(Totp totp, int drift) {
    return totp.code(Totp.step(Instant.now(Clock.systemUTC())) + drift);
  }

  @Test
  void whoHasNoneYetIsLedToTheSetUpAndGetsNowhereElse() {
    Staff staff = Staff.of(node, "editor", "velsen");
    try (Desk desk = new Desk(node)) {
      HttpResponse<String> in = desk.signIn(staff.email(), TestNode.ADMIN_PASSWORD);

      assertThat(Desk.next(in)).startsWith(SET_UP);
      assertThat(Desk.next(desk.get("/staff/profile"))).startsWith("/staff/sign-in?next=");
      assertThat(desk.get(CODE).statusCode()).isEqualTo(200);

      Totp totp = secret(desk.get(SET_UP));
      assertThat(secret(desk.get(SET_UP))).as("the same when opened again").isEqualTo(totp);
      HttpResponse<String> wrong = desk.post(SET_UP, "code", "000000");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(secret(wrong)).isEqualTo(totp);

      HttpResponse<String> codes =
          desk.post(SET_UP, "code", code(totp, 0), "next", "/staff/profile");
      assertThat(recovery(codes)).hasSize(10).doesNotHaveDuplicates();
      assertThat(codes.body()).contains("href=\"/staff/profile\"");
      assertThat(desk.get("/staff/profile").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void thePasswordAloneIsNotEnoughAndCannotReplaceTheSecondFactor() {
    Guarded guarded = Guarded.make();
    try (Desk desk = new Desk(node)) {
      assertThat(Desk.next(guarded.password(desk))).startsWith(CODE);

      assertThat(Desk.next(desk.get(SET_UP))).isEqualTo(CODE);
      assertThat(Desk.next(desk.post(SET_UP, "code", "123456"))).isEqualTo(CODE);
      assertThat(Desk.next(desk.get("/staff/profile"))).startsWith("/staff/sign-in?next=");
      assertThat(desk.post(CODE, "code", "000000").statusCode()).isEqualTo(401);
      assertThat(desk.post(CODE, "code", code(guarded.totp, 0)).statusCode()).isEqualTo(303);
      assertThat(desk.get("/staff/profile").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aCodeWorksOnce() {
    Guarded guarded = Guarded.make();
    String code = code(guarded.totp, 0);
    for (int status : new int[] {303, 401}) {
      try (Desk desk = new Desk(node)) {
        guarded.password(desk);
        assertThat(desk.post(CODE, "code", code).statusCode()).isEqualTo(status);
      }
    }
  }

  @Test
  void aRecoveryCodeStandsInOnce() {
    Guarded guarded = Guarded.make();
    for (int status : new int[] {303, 401}) {
      try (Desk desk = new Desk(node)) {
        guarded.password(desk);
        assertThat(desk.post(CODE, "code", guarded.recovery.getFirst()).statusCode())
            .isEqualTo(status);
      }
    }
  }

  @Test
  void nobodyGetsACodePageWithoutAPassword() {
    try (Desk desk = new Desk(node)) {
      for (String page : List.of(CODE, SET_UP)) {
        assertThat(Desk.next(desk.get(page))).isEqualTo("/staff/sign-in");
        assertThat(Desk.next(desk.post(page, "code", "123456"))).isEqualTo("/staff/sign-in");
      }
    }
  }

  @Test
  void guessingCodesIsSlowedByAccount() {
    Guarded guarded = Guarded.make();
    try (Desk desk = new Desk(node)) {
      guarded.password(desk);
      for (int i = 0; i < 5; i++) {
        assertThat(desk.post(CODE, "code", "00000" + i).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> sixth = desk.post(CODE, "code", code(guarded.totp, 0));

      assertThat(sixth.statusCode()).as("even the right one").isEqualTo(429);
      assertThat(sixth.body()).contains("Try again in a minute");
    }
  }

  @Test
  void theApiAsksForTheCodeToo() {
    Guarded guarded = Guarded.make();
    Staff none = Staff.of(node, "viewer", "velsen");

    assertThat(none.signIn().statusCode()).as("who has none yet").isEqualTo(201);
    HttpResponse<String> without = guarded.staff.signIn();
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(TestNode.json(without).path("type").asText())
        .isEqualTo("urn:telmee:problem:second-factor-needed");
    assertThat(api(guarded, "000000").statusCode()).isEqualTo(401);
    assertThat(api(guarded, code(guarded.totp, 0)).statusCode()).isEqualTo(201);
    assertThat(api(guarded, guarded.recovery.getLast()).statusCode()).isEqualTo(201);
  }

  private static HttpResponse<String> api(Guarded guarded, String code) {
    String body = guarded.staff.credentials().replace("}", ",\"code\":\"" + code + "\"}");
    return node.post("/api/v1/sessions", "application/json", body);
  }

  @Test
  void newRecoveryCodesAndAnotherPhoneWantACodeFirst() {
    Guarded guarded = Guarded.make();
    try (Desk desk = new Desk(node)) {
      guarded.password(desk);
      desk.post(CODE, "code", guarded.recovery.get(0));

      assertThat(desk.post("/staff/profile/recovery-codes", "code", "wrong").statusCode())
          .isEqualTo(401);
      HttpResponse<String> renewed =
          desk.post("/staff/profile/recovery-codes", "code", guarded.recovery.get(1));
      assertThat(recovery(renewed)).hasSize(10).doesNotContainAnyElementsOf(guarded.recovery);

      String page = "/staff/profile/second-factor";
      Totp other = secret(desk.get(page));
      assertThat(other).isNotEqualTo(guarded.totp);
      assertThat(desk.post(page, "code", code(other, 0)).statusCode()).isEqualTo(401);
      String proof = recovery(renewed).getFirst();
      HttpResponse<String> moved = desk.post(page, "current", proof, "code", code(other, 0));
      assertThat(recovery(moved)).hasSize(10);
    }
    try (Desk desk = new Desk(node)) {
      guarded.password(desk);
      assertThat(desk.post(CODE, "code", code(guarded.totp, 1)).statusCode())
          .as("the old phone")
          .isEqualTo(401);
    }
  }
}
