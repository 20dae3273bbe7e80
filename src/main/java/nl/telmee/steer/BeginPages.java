package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.council.Brought;
import nl.telmee.council.Origins;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Beginning;
import nl.telmee.trajectory.Origin;
import nl.telmee.trajectory.Planning;
import nl.telmee.trajectory.Template;
import nl.telmee.trajectory.Templates;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page on which a trajectory begins: of a municipality, of a region, or a council's table. */
final class BeginPages {
  private static final String NEW = SteerDesk.PATH + "/new";

  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Templates templates;
  private final Origins origins;
  private final Pages pages;

  BeginPages(
      Trajectories trajectories,
      Templates templates,
      Origins origins,
      OrganisationStore organisations,
      Pages pages) {
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.templates = templates;
    this.origins = origins;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(NEW, Access.COUNCIL).reply(this::form);
    routes.post(NEW, Access.COUNCIL, BodyLimit.DOCUMENT).reply(this::begin);
  }

  /** In whose name one can begin; who stands above a council does not begin a table for it. */
  static List<Organisation> owners(Workplaces places) {
    Caller caller = places.caller();
    return places.all().stream().filter(one -> Trajectories.begins(caller, one)).toList();
  }

  /** Whether what belongs to somebody is a table: of a council, chosen or the only one there is. */
  static boolean table(Workplaces places, String owner) {
    List<Organisation> owners = owners(places);
    List<Organisation> chosen = owners.stream().filter(one -> one.slug().equals(owner)).toList();
    List<Organisation> asked = chosen.isEmpty() ? owners : chosen;
    return !asked.isEmpty()
        && asked.stream().allMatch(one -> one.kind() == Organisation.Kind.COUNCIL);
  }

  private Future<Reply> form(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    UUID chosen = Params.query(ctx, "template").flatMap(Uuids::parse).orElse(null);
    Future<ObjectNode> json =
        chosen == null
            ? Future.succeededFuture(planned(Planning.WHOLE))
            : templates.find(caller, chosen).map(this::planned);
    Origin from =
        Origin.of(Params.query(ctx, "from").orElse(""), Params.query(ctx, "id").orElse(""))
            .orElse(null);
    return json.compose(begun -> filled(caller, from, begun))
        .compose(
            begun ->
                Workplaces.of(organisations, caller)
                    .compose(places -> page(ctx, places, begun, Map.of(), SectionRows.AS_FILLED)));
  }

  /** What is known from what it begins with is filled in. */
  private Future<ObjectNode> filled(Caller caller, @Nullable Origin from, ObjectNode begun) {
    return brought(caller, from)
        .map(
            found -> {
              found.ifPresent(one -> BeginForm.fill(begun, one));
              return begun;
            });
  }

  private Future<Optional<Brought>> brought(Caller caller, @Nullable Origin from) {
    return from == null ? Future.succeededFuture(Optional.empty()) : origins.of(caller, from);
  }

  private static @Nullable Origin origin(JsonNode json) {
    JsonNode origin = json.path("origin");
    return Origin.of(origin.path("kind").asText(), origin.path("id").asText()).orElse(null);
  }

  private static ObjectNode planned(Planning planning) {
    ObjectNode json = Json.object();
    json.set("planning", planning.json());
    return json;
  }

  /** The steps of a template, counted from today. */
  private ObjectNode planned(Template template) {
    return planned(template.planning(trajectories.today()))
        .put("organisation", template.organisation());
  }

  private Future<Reply> page(
      RoutingContext ctx,
      Workplaces places,
      JsonNode json,
      Map<String, String> errors,
      SectionRows rows) {
    return Future.all(templates.own(places.caller()), brought(places.caller(), origin(json)))
        .map(both -> page(ctx, places, json, errors, rows, both.resultAt(0), both.resultAt(1)));
  }

  private Reply page(
      RoutingContext ctx,
      Workplaces places,
      JsonNode json,
      Map<String, String> errors,
      SectionRows rows,
      List<Template> own,
      Optional<Brought> from) {
    Words words = pages.words(ctx);
    SectionStages stages =
        SectionStages.of(
            words,
            json.path("planning"),
            ofStages(errors),
            Set.of(),
            rows,
            table(places, json.path("organisation").asText()));
    Map<String, String> shown = stages.errors(words, errors, "planning-stages");
    Typed typed = new Typed(SectionJson.values(json), shown);
    return pages.renderStaff(
        "steer/begin.jte",
        new BeginPage(
            pages.staff(ctx, words.say("steer.begin"), StaffMenu.TRAJECTORIES),
            typed,
            from.orElse(null),
            SectionJson.texts(json.path("subject").path("themes")),
            choices(words, owners(places), typed, "organisation"),
            owners(places).stream().anyMatch(one -> one.kind() == Organisation.Kind.COUNCIL),
            choices(words, participants(places), typed, "participants"),
            own.stream()
                .map(one -> TemplatesPage.Line.begin(words, places, one, tail(from)))
                .toList(),
            stages,
            shown.keySet().stream().anyMatch(field -> field.contains(SectionStages.ROWS))
                || rows.asked()
                || ctx.queryParams().contains("template")));
  }

  /** What it begins with stays so when somebody chooses a template. */
  private static String tail(Optional<Brought> from) {
    return from.map(one -> "&" + one.origin().query()).orElse("");
  }

  /** What is wrong within the planning, by the names that its rows have. */
  private static Map<String, String> ofStages(Map<String, String> errors) {
    Map<String, String> within = new LinkedHashMap<>();
    errors.forEach((field, sentence) -> within.put(field.replaceFirst("^planning-", ""), sentence));
    return within;
  }

  private static List<Choice> choices(
      Words words, List<Organisation> some, Typed typed, String field) {
    return some.stream()
        .map(
            one ->
                new Choice(
                    one.slug(),
                    one.name().in(words.language()),
                    (some.size() == 1 && field.equals("organisation"))
                        || typed.chosen(field, one.slug())))
        .toList();
  }

  /** Municipalities below a region in whose name the caller may begin. */
  private static List<Organisation> participants(Workplaces places) {
    Set<String> regions =
        owners(places).stream()
            .filter(one -> one.kind() == Organisation.Kind.REGION)
            .map(Organisation::slug)
            .collect(Collectors.toSet());
    return places.all().stream()
        .filter(one -> one.kind() == Organisation.Kind.MUNICIPALITY)
        .filter(one -> one.parent() != null && regions.contains(one.parent()))
        .toList();
  }

  private Future<Reply> begin(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    Form form = Form.of(ctx);
    ObjectNode json = BeginForm.json(form);
    SectionRows rows = SectionRows.of(form);
    if (rows.asked()) {
      json.put("slug", form.raw("slug"));
    }
    return Workplaces.of(organisations, caller)
        .compose(
            places ->
                rows.asked()
                    ? page(ctx, places, json, Map.of(), rows)
                    : begin(caller, places, json)
                        .recover(why -> again(ctx, places, json, rows, why)));
  }

  private Future<Reply> begin(Caller caller, Workplaces places, JsonNode json) {
    try {
      return trajectories
          .begin(caller, Beginning.read(json).trajectory(places.all()))
          .map(begun -> Reply.seeOther(TrajectoryDesk.address(begun) + "?did=begin"));
    } catch (Rejected rejected) {
      return Future.failedFuture(rejected);
    }
  }

  private Future<Reply> again(
      RoutingContext ctx, Workplaces places, JsonNode json, SectionRows rows, Throwable failure) {
    if (!(failure instanceof Rejected rejected)
        || (rejected.problem() != Problem.INVALID && rejected.problem() != Problem.SLUG_TAKEN)) {
      return Future.failedFuture(failure);
    }
    Words words = pages.words(ctx);
    Map<String, String> errors = new LinkedHashMap<>(SteerWrong.errors(words, rejected.mistakes()));
    if (rejected.problem() == Problem.SLUG_TAKEN) {
      errors.put("slug", words.say("steer.slug.taken"));
    }
    if (json.path("slug").asText().isEmpty() && errors.containsKey("subject-title-nl")) {
      errors.remove("slug"); // It is made of the title.
    }
    errors.computeIfPresent("slug", (_, said) -> slug(words, rejected, said));
    errors.computeIfPresent("origin", (_, _) -> words.say("origin.wrong"));
    errors.computeIfPresent(
        "subject-title-nl",
        (_, said) ->
            words.say("steer.stage.wrong", words.say("steer.label.subject-title-nl"), said));
    errors.computeIfPresent("organisation", (_, _) -> words.say("steer.organisation.needed"));
    return page(ctx, places, json, errors, rows)
        .map(reply -> reply.status(rejected.problem().status()));
  }

  private static String slug(Words words, Rejected rejected, String said) {
    return rejected.problem() == Problem.INVALID ? words.say("steer.slug.form") : said;
  }
}
