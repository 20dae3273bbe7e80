package nl.telmee.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.SampleTrajectories;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Language;

/** The requests about trajectories. */
final class OpenApiTrajectoryCases {
  private static final Pattern READ_BY_VIEWERS =
      Pattern.compile(
          "GET /trajectories/\\{trajectory}/(history|members|archive|documents/\\{document})");

  private static final String ONE = "/trajectories/{trajectory}";
  private static final String STALE = "\"99\"";
  private static final int OVER_THE_LIMIT = 66 * 1024 * 1024;

  private final OpenApiCases all;
  private final SampleTrajectories samples;
  private final String closed;
  private final String closable;
  private final String started;
  private final String frozen;

  /** Makes what takes long, so that nothing else waits for it. */
  OpenApiTrajectoryCases(OpenApiCases all) {
    this.all = all;
    this.samples = new SampleTrajectories(all.node);
    this.closed = samples.closed();
    this.closable = samples.closable();
    this.started = samples.started();
    this.frozen = samples.frozen();
  }

  void add() {
    reading();
    beginning();
    writing();
    items();
    steps();
    papers();
    whole();
    members();
    templates();
    transfers();
  }

  private void transfers() {
    String name = "GET " + ONE + "/archive";
    OpenApiRequest archive = get(closed + "/archive").token(token());
    all.spoil(all.add(200, name, archive));
    all.add(409, name, get(samples.heavy() + "/archive").token(token()));
    String take = "POST /trajectories/_import";
    OpenApiRequest request =
        all.post("/trajectories/_import")
            .body("application/zip", SampleTrajectories.archive("velsen"));
    all.add(201, take, request);
    all.add(409, take, request);
    all.add(400, take, request.body("application/zip", "PK junk"));
    all.add(415, take, request.json("{}"));
    all.add(406, take, request.with("Accept", "image/png"));
    all.add(401, take, request.without("Authorization"));
    all.add(403, take, request.token(all.viewersToken));
    all.add(404, take, request.token(all.strangersToken));
    all.add(405, take, request.method("PATCH"));
    all.add(413, take, request.body("application/zip", "a".repeat(OVER_THE_LIMIT)));
  }

  private OpenApiRequest get(String path) {
    return OpenApiCases.get("/trajectories/" + path);
  }

  private OpenApiRequest post(String path) {
    return all.post("/trajectories/" + path);
  }

  private String token() {
    return all.node.token();
  }

  private ObjectNode example(String name) {
    return all.document.example(name);
  }

  private void reading() {
    String draft = samples.begun();
    OpenApiRequest list = OpenApiCases.get("/trajectories?organisation=velsen&limit=1");
    all.spoil(all.add(200, "GET /trajectories", list));
    all.add(200, "GET /trajectories", list.path("/trajectories?state=closed"));
    all.add(400, "GET /trajectories", list.path("/trajectories?state=draft"));
    String name = "GET " + ONE;
    all.spoil(all.add(200, name, get(closed)));
    for (String one : List.of(closed, draft, frozen)) {
      all.add(200, name, get(one).token(token()));
    }
    all.add(401, name, get(closed).token("nonsense"));
    all.add(404, name, get(draft));
    all.add(404, name, get(draft).token(all.strangersToken));
    all.add(200, name, get(closed).token(all.strangersToken));
    OpenApiRequest history = get(closed + "/history").token(token());
    all.spoil(all.add(200, "GET " + ONE + "/history", history));
  }

  private void beginning() {
    OpenApiRequest begin = all.post("/trajectories").json(example("TrajectoryBody"));
    all.spoil(all.add(201, "POST /trajectories", begin));
    all.add(409, "POST /trajectories", begin);
    all.add(
        404,
        "POST /trajectories",
        begin.json(example("TrajectoryBody").put("slug", "other")).token(all.strangersToken));
    all.add(
        400,
        "POST /trajectories",
        begin.json(example("TrajectoryBody").put("slug", "other").put("organisation", "nowhere")));
  }

  /** A change that is made, then refused as somebody changed it meanwhile. */
  private void change(String name, OpenApiRequest request) {
    all.spoil(all.add(200, name, request));
    all.add(412, name, request.with("If-Match", STALE));
  }

  private void writing() {
    String name = "PUT " + ONE + "/sections/{section}";
    String draft = samples.begun();
    OpenApiRequest write =
        post(draft + "/sections/influence").method("PUT").json(example("SectionBody"));
    change(name, write);
    all.add(404, name, write.path("/trajectories/" + draft + "/sections/nothing"));
    all.add(409, name, write.path("/trajectories/" + started + "/sections/influence"));
    all.add(403, name, write.path("/trajectories/" + draft + "/sections/review").json("{}"));
  }

  private void items() {
    String one = samples.begun();
    String add = "POST " + ONE + "/items/{items}";
    OpenApiRequest post = post(one + "/items/activities").json(example("ItemBody"));
    all.spoil(all.add(201, add, post));
    all.add(412, add, post.with("If-Match", STALE));
    all.add(405, add, post(one + "/items/decisions").json("{}"));
    all.add(404, add, post(one + "/items/nothing").json("{}"));
    all.add(409, add, post(closed + "/items/activities").json(example("ItemBody")));
    String put = "PUT " + ONE + "/items/{items}/{item}";
    UUID item = UUID.randomUUID();
    String path = "/trajectories/" + one + "/items/activities/" + item;
    OpenApiRequest write = post("").path(path).method("PUT").json(example("ItemBody"));
    change(put, write);
    all.add(404, put, write.path("/trajectories/" + one + "/items/activities/x"));
    all.add(
        409,
        put,
        write
            .path("/trajectories/" + one + "/items/findings/" + item)
            .json("{\"activity\":\"" + UUID.randomUUID() + "\"}"));
    String remove = "POST " + ONE + "/items/{items}/{item}/_remove";
    OpenApiRequest away = post("").path(path + "/_remove").json(example("Reason"));
    change(remove, away);
    all.add(409, remove, away);
  }

  private void papers() {
    String one = samples.published();
    String name = "GET " + ONE + "/documents/{document}";
    OpenApiRequest read = get(one + "/documents/passage?language=nl").token(token());
    all.spoil(all.add(200, name, read));
    String path = one + "/documents/passage?language=";
    all.add(400, name, read.path("/trajectories/" + path + "fr"));
    all.add(404, name, read.path("/trajectories/" + one + "/documents/letter"));
    all.add(405, "POST " + ONE + "/items/{items}", post(one + "/items/wordings").json("{}"));
    UUID place = Wording.id(Paper.PASSAGE, "intro", Language.NL);
    String body =
        "{\"paper\":\"passage\",\"part\":\"intro\",\"language\":\"nl\",\"text\":\"x\",\"basis\":\"%s\"}"
            .formatted(place);
    OpenApiRequest word = post(one + "/items/wordings/" + place).method("PUT").json(body);
    all.add(200, "PUT " + ONE + "/items/{items}/{item}", word);
    all.add(200, name, read);
    all.add(200, "GET " + ONE, get(one).token(token()));
  }

  private void steps() {
    String complete = "POST " + ONE + "/steps/{step}/_complete";
    String one = samples.published();
    OpenApiRequest done = post(one + "/steps/agenda/_complete").json(example("CompletionBody"));
    change(complete, done);
    all.add(409, complete, done);
    all.add(403, complete, done.path("/trajectories/" + one + "/steps/council-start/_complete"));
    String aside = "POST " + ONE + "/steps/{step}/_set-aside";
    OpenApiRequest leave =
        post(started + "/steps/council-start/_set-aside").json(example("Reason"));
    change(aside, leave);
    all.add(409, aside, leave);
    String back = "POST " + ONE + "/steps/{step}/_take-back";
    OpenApiRequest take =
        post(samples.started() + "/steps/agenda/_take-back").json(example("Reason"));
    change(back, take);
    all.add(409, back, take);
  }

  private void whole() {
    OpenApiRequest publish = post(samples.publishable() + "/_publish");
    change("POST " + ONE + "/_publish", publish);
    all.add(409, "POST " + ONE + "/_publish", publish);
    all.add(409, "POST " + ONE + "/_publish", post(samples.begun() + "/_publish"));
    OpenApiRequest close = post(closable + "/_close");
    change("POST " + ONE + "/_close", close);
    all.add(409, "POST " + ONE + "/_close", close);
  }

  private static final String MAILED_ACCOUNT =
      """
      {"seat":"focus-group","name":"x","email":"a@b.example","mailTo":"a@b.example"}
      """;

  private void members() {
    String one = samples.begun();
    String members = ONE + "/members";
    all.spoil(all.add(200, "GET " + members, get(one + "/members").token(token())));
    OpenApiRequest add = post(one + "/members").json(example("MemberBody"));
    all.spoil(all.add(201, "POST " + members, add));
    all.add(
        201,
        "POST " + members,
        add.json(
            "{\"seat\":\"council-member\",\"name\":\"x\",\"email\":\"" + councillor() + "\"}"));
    all.add(400, "POST " + members, add.json("{\"seat\":\"council-member\",\"name\":\"x\"}"));
    String withLink = member(one, "{\"seat\":\"focus-group\",\"name\":\"x\"}");
    String withAccount =
        member(
            one, "{\"seat\":\"council-member\",\"name\":\"x\",\"email\":\"" + councillor() + "\"}");
    String renew = "POST " + members + "/{member}/_new-link";
    OpenApiRequest link = post(one + "/members/" + withLink + "/_new-link");
    all.add(200, renew, link);
    all.spoil(all.add(200, renew, link.json(example("LinkBody"))));
    all.add(400, renew, link.json("{\"mailTo\":\"nobody\"}"));
    all.add(400, "POST " + members, add.json(MAILED_ACCOUNT));
    all.add(409, renew, post(one + "/members/" + withAccount + "/_new-link"));
    String remove = "POST " + members + "/{member}/_remove";
    OpenApiRequest away = post(one + "/members/" + withAccount + "/_remove");
    all.spoil(all.add(204, remove, away));
    all.add(404, remove, away);
  }

  private void templates() {
    String path = "/organisations/velsen/trajectory-templates";
    String name = "/organisations/{organisation}/trajectory-templates";
    String body = example("TemplateBody").toString();
    String made =
        TestNode.json(all.node.postAsAdministrator("/api/v1" + path, body)).path("id").asText();
    all.spoil(all.add(200, "GET " + name, OpenApiCases.get(path).token(token())));
    OpenApiRequest add = all.post(path).json(body);
    all.spoil(all.add(201, "POST " + name, add));
    all.add(400, "POST " + name, add.json(body.replace("\"goal\"", "\"review\"")));
    all.add(400, "POST " + name, add.json(body.replace("\"days\":7", "\"dueOn\":\"2026-12-01\"")));
    String one = path + "/" + made;
    all.spoil(all.add(200, "GET " + name + "/{template}", OpenApiCases.get(one).token(token())));
    OpenApiRequest write = add.method("PUT").path(one);
    all.spoil(all.add(200, "PUT " + name + "/{template}", write));
    all.add(412, "PUT " + name + "/{template}", write.with("If-Match", "\"99\""));
    OpenApiRequest away = all.post(one + "/_remove");
    all.spoil(all.add(204, "POST " + name + "/{template}/_remove", away));
    all.add(404, "POST " + name + "/{template}/_remove", away);
  }

  /** The address of somebody who may have a seat of the council. */
  private String councillor() {
    return Staff.of(all.node, "council-member", "velsen").email();
  }

  private String member(String trajectory, String body) {
    return TestNode.json(
            all.node.postAsAdministrator("/api/v1/trajectories/" + trajectory + "/members", body))
        .path("id")
        .asText();
  }

  /** What anybody reads who signed in and sees the trajectory: it is there, or hidden (404). */
  static boolean readByViewers(String operation) {
    return READ_BY_VIEWERS.matcher(operation).matches();
  }
}
