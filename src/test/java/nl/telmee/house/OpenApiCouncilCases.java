package nl.telmee.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import nl.telmee.TestNode;

/** The requests about signals, agendas and advice. */
final class OpenApiCouncilCases {
  private static final String SIGNAL =
      """
      insert into signal (id, organisation, origin, state, subject, what, themes, received_on,
        due_on) values ('%s', 'velsen', 'resident', '%s', 'x', 'x', '{youth}', current_date,
        current_date)
      """;

  private static final String AGENDA =
      """
      insert into agenda_edition (organisation, year, number, items, published_at) values
        ('velsen', 2026, 1, '[{"id":"0199f3c2-7d1a-7e40-9c35-2b8a61f0d417","subject":"x","why":"",
        "period":"whole-year","ways":["poll"],"responsible":"together","theme":"youth"}]', now())
      """;

  private final OpenApiCases all;
  private final OpenApiDocument document;
  private final TestNode node;

  OpenApiCouncilCases(OpenApiCases all, OpenApiDocument document, TestNode node) {
    this.all = all;
    this.document = document;
    this.node = node;
  }

  void add() {
    all.spoil(all.add(200, "GET /signals", OpenApiCases.get("/signals?organisation=velsen")));
    all.add(400, "GET /signals", OpenApiCases.get("/signals"));
    all.add(400, "GET /signals", OpenApiCases.get("/signals?organisation=velsen&state=waiting"));
    OpenApiRequest bring = OpenApiRequest.of("POST", "/signals").json(example("SignalBody"));
    all.spoil(all.add(201, "POST /signals", bring));
    String nowhere = example("SignalBody").replace("velsen", "nowhere");
    all.add(400, "POST /signals", bring.json(nowhere));
    String open = signal("open");
    all.spoil(all.add(200, "GET /signals/{signal}", OpenApiCases.get("/signals/" + open)));
    all.add(404, "GET /signals/{signal}", OpenApiCases.get("/signals/" + signal("waiting")));
    OpenApiRequest support =
        OpenApiRequest.of("POST", "/signals/" + open + "/_support").json(example("SupportBody"));
    all.spoil(all.add(200, "POST /signals/{signal}/_support", support));
    all.add(
        409,
        "POST /signals/{signal}/_support",
        support.path("/signals/" + signal("merged") + "/_support"));
    decision("_publish", "waiting", "open", example("PublishBody"));
    decision("_leave-out", "open", "merged", example("LeaveOutBody"));
    decision("_answer", "open", "waiting", example("AnswerSignalBody").replace(":1", ":0"));
    decision("_merge", "open", "waiting", "{\"revision\":0,\"into\":\"" + open + "\"}");
    run(AGENDA);
    all.spoil(all.add(200, "GET /agendas", OpenApiCases.get("/agendas?organisation=velsen")));
    String advice = UUID.randomUUID().toString();
    run(
        """
        with made as (insert into advice (id, organisation, council, state, made_at, delivered_at,
            text_revision, published_at)
          values ('%1$s', 'velsen', 'velsen', 'published', now(), now(), 1, now()) returning id)
        insert into advice_text (advice, revision, title, body, points, themes, changed_at, changed_by)
        select id, 1, 'x', 'x', '{a}', '{youth}', now(), 'x' from made
        """
            .formatted(advice));
    all.spoil(all.add(200, "GET /advices", OpenApiCases.get("/advices?organisation=velsen")));
    all.spoil(all.add(200, "GET /advices/{advice}", OpenApiCases.get("/advices/" + advice)));
  }

  private void decision(String what, String right, String wrong, String body) {
    String name = "POST /signals/{signal}/" + what;
    OpenApiRequest request = all.post("/signals/" + signal(right) + "/" + what).json(body);
    all.spoil(all.add(200, name, request));
    all.add(412, name, request);
    all.add(409, name, request.path("/signals/" + signal(wrong) + "/" + what));
  }

  private String example(String name) {
    return document.example(name).toString();
  }

  private String signal(String state) {
    UUID id = UUID.randomUUID();
    if (state.equals("merged")) {
      run(SIGNAL.formatted(id, "open"));
      run(
          "update signal set state = 'merged', merged_into = '%s' where id = '%s'"
              .formatted(signal("open"), id));
    } else {
      run(SIGNAL.formatted(id, state));
    }
    return id.toString();
  }

  private void run(String sql) {
    try (Connection db = node.jdbc();
        Statement statement = db.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
