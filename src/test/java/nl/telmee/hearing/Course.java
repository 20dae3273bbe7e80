package nl.telmee.hearing;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.identity.LinkToken;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Step;

/** A trajectory of Velsen that delivers everything over the API, as far as a test wants. */
public final class Course {
  public static final String SAYS = "Dit zegt echt iets over wat inwoners hier vinden.";
  public static final String ACTIVITY = "11111111-1111-4111-8111-111111111111";
  public static final String FINDING = "22222222-2222-4222-8222-222222222222";

  private final TestNode node;
  private final Village village;
  private final Staff office;
  private final String id;
  private final String link;

  /** Begins one. */
  public Course(TestNode node, Village village, String slug) {
    this.node = node;
    this.village = village;
    this.office = Staff.of(node, "editor", "velsen");
    HttpResponse<String> begun =
        village.post(village.editor(), "/api/v1/trajectories", beginning(slug));
    require(201, begun);
    this.id = TestNode.json(begun).path("id").asText();
    LinkToken token = LinkToken.make();
    this.link = token.text();
    seat("aldermans-office", "bureau van de wethouder", "'" + office.email() + "'", "null");
    seat("focus-group", "een buur", "null", "sha256('" + link + "')");
  }

  private static String beginning(String slug) {
    return """
    {"organisation":"velsen","slug":"%s","subject":%s}\
    """
        .formatted(slug, subject());
  }

  private static String subject() {
    return """
    {"title":{"nl":"Meepraten over de speelplek"},"summary":"%1$s","policyGoal":"%1$s",
     "laws":[],"themes":["youth"],"councilToldOn":"2025-11-02"}\
    """
        .formatted(SAYS);
  }

  private void seat(String seat, String name, String email, String hash) {
    village.change(
        "insert into trajectory_member (trajectory, id, seat, name, email, link, since)"
            + " values ('%s', '%s', '%s', '%s', %s, %s, now())"
                .formatted(id, UUID.randomUUID(), seat, name, email, hash));
  }

  private static void require(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
  }

  public String id() {
    return id;
  }

  /** Where staff works on it. */
  public String desk(String page) {
    return "/staff/trajectories/" + id + page;
  }

  /** The page of the focus group. */
  public String focus() {
    return "/focus/" + link;
  }

  /** An account of the alderman's office. */
  public Staff office() {
    return office;
  }

  /** What the API says of it, to who works on it. */
  public com.fasterxml.jackson.databind.JsonNode view() {
    String token = village.editor().token();
    return TestNode.json(
        node.get("/api/v1/trajectories/" + id, "Authorization", "Bearer " + token));
  }

  /** Delivers and completes every step before one, and delivers what that one needs. */
  public Course until(Step last) {
    for (Step step : Step.values()) {
      deliver(step);
      if (step == last) {
        return this;
      }
      String path = "/steps/" + step.word() + "/_complete";
      if (step == Step.REVIEW) {
        require(303, focus("/_finish", "step", "review", "seen", ""));
      } else {
        put("POST", by(step), path, "{}");
      }
    }
    return this;
  }

  private Staff by(Step step) {
    return switch (step) {
      case COUNCIL_START, LATER_ADVICE -> village.member();
      case DECISION -> office;
      case AGENDA,
          GOAL,
          APPROACH,
          ORGANISATION,
          ACTIVITIES,
          REPORT,
          REVIEW,
          EVALUATION,
          IMPROVEMENT ->
          village.editor();
    };
  }

  private void deliver(Step step) {
    switch (step) {
      case AGENDA -> {
        write("influence", "{\"level\":\"think-along\",\"can\":\"%s\",\"cannot\":\"%s\"}");
        write("planning", planning());
        put("POST", village.editor(), "/_publish", "{}");
      }
      case COUNCIL_START ->
          put(
              "PUT",
              village.member(),
              "/sections/council-start",
              "{\"onAgendaOn\":\"2026-11-03\",\"contacts\":\"twee leden van de"
                  + " participatieraad\",\"note\":\"\"}");
      case GOAL -> {
        write("goal", "{\"purpose\":\"%s\",\"focusGroup\":\"%s\"}");
        write("stakeholders", stakeholders("unknown"));
      }
      case APPROACH ->
          write("approach", "{\"question\":\"%s\",\"ways\":[\"meeting\"],\"plan\":\"%s\"}");
      case ORGANISATION -> activity(0, "");
      case ACTIVITIES -> activity(20, SAYS);
      case REPORT -> report();
      case REVIEW -> require(303, focus("/_judge", "judgement", "agrees", "note", "", "seen", ""));
      case DECISION, EVALUATION, LATER_ADVICE, IMPROVEMENT -> {}
    }
  }

  private void activity(int people, String notes) {
    put(
        "PUT",
        village.editor(),
        "/items/activities/" + ACTIVITY,
        """
        {"form":"meeting","title":"Avond in het buurthuis","on":"2025-11-10","people":%d,
         "notes":"%s","origin":""}\
        """
            .formatted(people, notes));
  }

  private void report() {
    write("stakeholders", stakeholders("reached"));
    put(
        "PUT",
        village.editor(),
        "/items/findings/" + FINDING,
        """
        {"activity":"%s","text":"De speelplek is te donker.","proposal":"%s","client":false}\
        """
            .formatted(ACTIVITY, SAYS));
    write(
        "report",
        "{\"summary\":\"%s\",\"clientPerspective\":\"%s\",\"reaction\":\"ja\"}"
            .replace("\"ja\"", "\"" + SAYS + "\""));
  }

  /** What the board decided and people were told, over the API. */
  public Course decided() {
    put(
        "PUT",
        office,
        "/items/decisions/" + FINDING,
        "{\"outcome\":\"adopted\",\"reason\":\"%s\"}".formatted(SAYS));
    return this;
  }

  private static String planning() {
    return java.util.Arrays.stream(Step.values())
        .map(step -> "{\"key\":\"" + step.word() + "\",\"dueOn\":\"2090-03-01\"}")
        .collect(Collectors.joining(",", "{\"stages\":[", "]}"));
  }

  private static String stakeholders(String reach) {
    return Stakeholder.Category.words().stream()
        .map(
            word ->
                "{\"category\":\"%s\",\"concerned\":%s,\"approach\":\"via scholen en clubs in de buurt\",\"reach\":\"%s\"}"
                    .formatted(word, word.equals("young-people"), reach))
        .collect(Collectors.joining(",", "{\"categories\":[", "]}"));
  }

  private void write(String section, String body) {
    put("PUT", village.editor(), "/sections/" + section, body.replace("%s", SAYS));
  }

  /** Does something over the API. */
  public void put(String method, Staff staff, String path, String body) {
    HttpResponse<String> response =
        node.send(
            node.request(
                    "/api/v1/trajectories/" + id + path,
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + staff.token())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    if (response.statusCode() >= 300) {
      throw new AssertionError(path + " " + response.statusCode() + " " + response.body());
    }
  }

  /** Sends a form of the focus group's page. */
  public HttpResponse<String> focus(String path, String... fields) {
    return village.send(focus() + path, "lang=nl", fields);
  }

  /** Gives the finding numbers, as the program does when a poll closes. */
  public Course counted() {
    village.change(
        "update trajectory set content = jsonb_set(content, '{findings,0,evidence}', '%s'::jsonb)"
                .formatted(EVIDENCE)
            + " where id = '%s'".formatted(id));
    return this;
  }

  private static final String EVIDENCE =
      String.join(
          "",
          List.of(
              "{\"poll\":\"33333333-3333-4333-8333-333333333333\",\"slug\":\"speelplek\",",
              "\"version\":17,\"released\":665,\"method\":\"Open peiling, 22 september tot 6"
                  + " oktober.\",",
              "\"question\":{\"id\":\"light\",\"type\":\"single-choice\",\"answered\":660,",
              "\"text\":{\"nl\":\"Is het hier te donker?\"},\"options\":[",
              "{\"id\":\"yes\",\"count\":554,\"share\":0.84,\"text\":{\"nl\":\"Ja, te donker\"}},",
              "{\"id\":\"no\",\"count\":106,\"share\":0.16,\"text\":{\"nl\":\"Nee\"}}]},",
              "\"groups\":[{\"by\":\"age\",\"text\":{\"nl\":\"Leeftijd\"},\"groups\":[",
              "{\"value\":\"13\",\"text\":{\"nl\":\"13 tot 15"
                  + " jaar\"},\"released\":120,\"question\":",
              "{\"id\":\"light\",\"options\":[{\"id\":\"yes\",\"count\":96,\"share\":0.8},",
              "{\"id\":\"no\",\"count\":24,\"share\":0.2}]}}]}]}"));
}
