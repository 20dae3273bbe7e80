package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.id.PollId;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Json;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Upload;
import nl.telmee.web.Words;

/** Beginning a poll: with nothing, a template, an earlier poll, or a file. */
final class NewPages {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SLUG = 32;
  private static final int MOST_NAMESAKES = 200;

  /** What a poll begins with. */
  private record Start(ObjectNode body, String file, List<Remark> remarks) {
    static Start of(ObjectNode body) {
      return new Start(body, "", List.of());
    }
  }

  private final Desk desk;

  NewPages(Desk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes.get("/staff/polls/new", Access.COUNCIL).reply(ctx -> page(ctx, "empty", "", ""));
    routes.post("/staff/polls", Access.COUNCIL, BodyLimit.FILE).reply(this::begin);
    routes.get("/staff/polls/:poll/import", Access.COUNCIL).reply(this::imported);
    routes.post("/staff/polls/:poll/copy", Access.COUNCIL, BodyLimit.SMALL).reply(this::copy);
  }

  private Future<Reply> page(RoutingContext ctx, String start, String organisation, String error) {
    Caller caller = Caller.of(ctx);
    Future<List<Organisation>> owners = desk.organisations(caller);
    Future<List<BuilderStore.Earlier>> earlier = desk.store(caller).earlier();
    return Future.all(owners, earlier)
        .map(
            _ -> {
              StaffFrame staff = desk.frame(ctx, desk.pages().words(ctx).say("builder.new-poll"));
              NewPage page =
                  new NewPage(
                      staff,
                      error,
                      owners(owners.result(), organisation, staff.words()),
                      start,
                      templates(staff.words()),
                      earlier(earlier.result(), staff.words()));
              return desk.pages().renderStaff("builder/new.jte", page);
            });
  }

  private static List<Choice> owners(List<Organisation> organisations, String chosen, Words words) {
    return organisations.stream()
        .map(
            one ->
                new Choice(
                    one.slug(), one.name().in(words.language()), one.slug().equals(chosen), ""))
        .toList();
  }

  private static List<Choice> templates(Words words) {
    List<Choice> templates = new ArrayList<>();
    for (Template template : Template.values()) {
      ObjectNode body = template.body();
      templates.add(
          new Choice(
              template.slug(),
              name(template, words),
              templates.isEmpty(),
              words.count("builder.template.questions", body.path("questions").size())
                  + " "
                  + words.count("builder.minutes", Advisor.minutes(body))));
    }
    return templates;
  }

  private static String name(Template template, Words words) {
    return switch (template) {
      case YOUTH_PARTICIPATION_2017 -> words.say("builder.template.youth");
      case PUBLIC_SPACE -> words.say("builder.template.public-space");
      case NEIGHBOURHOOD_SAFETY -> words.say("builder.template.safety");
      case MEETING_EVALUATION -> words.say("builder.template.meeting");
      case CLIENT_EXPERIENCE -> words.say("builder.template.client");
    };
  }

  private static List<Choice> earlier(List<BuilderStore.Earlier> polls, Words words) {
    return polls.stream()
        .map(
            poll ->
                new Choice(
                    poll.id().toString(),
                    (poll.title() == null || poll.title().isBlank()
                            ? words.say("builder.no-title")
                            : poll.title())
                        + " · "
                        + poll.organisation(),
                    false,
                    ""))
        .toList();
  }

  private Future<Reply> begin(RoutingContext ctx) {
    Upload form = Upload.of(ctx);
    Caller caller = Caller.of(ctx);
    String organisation = form.text("organisation");
    caller.requireChanges(organisation);
    return start(caller, form)
        .compose(start -> create(caller, organisation, start))
        .recover(failure -> again(ctx, form, organisation, failure));
  }

  private Future<Reply> again(
      RoutingContext ctx, Upload form, String organisation, Throwable failure) {
    return failure instanceof UnreadableFile unreadable
        ? page(ctx, form.text("start"), organisation, desk.pages().words(ctx).say(unreadable.key()))
            .map(reply -> reply.status(Problem.INVALID.status()))
        : Future.failedFuture(failure);
  }

  /** A file that was chosen is what somebody wants, also when another way is still marked. */
  private Future<Start> start(Caller caller, Upload form) {
    return form.file("file").isPresent() ? file(form) : marked(caller, form);
  }

  private Future<Start> marked(Caller caller, Upload form) {
    return switch (form.text("start")) {
      case "template" ->
          Template.of(form.text("template"))
              .map(template -> Future.succeededFuture(Start.of(DraftBody.of(template.body()))))
              .orElseGet(() -> Future.failedFuture(new UnreadableFile("builder.file.none")));
      case "earlier" ->
          Uuids.parse(form.text("earlier"))
              .map(id -> earlier(caller, new PollId(id)).map(Start::of))
              .orElseGet(() -> Future.failedFuture(new UnreadableFile("builder.earlier.none")));
      case "file" -> file(form);
      default -> Future.succeededFuture(Start.of(empty()));
    };
  }

  private static ObjectNode empty() {
    ObjectNode body = DraftBody.of(Json.readOwn("{}"));
    body.put("access", "open").putObject("title").put("nl", "");
    body.withObject("resultsPolicy").put("visibility", "live").put("minimumGroup", 10);
    return body;
  }

  /** Another poll again; without its dates, its address and its owner. */
  private Future<ObjectNode> earlier(Caller caller, PollId id) {
    return desk.drafts()
        .read(caller, id)
        .map(PollDraft::body)
        .recover(_ -> desk.polls().forStaff(caller, id).map(Drafts::bodyOf))
        .map(NewPages::again);
  }

  private static ObjectNode again(JsonNode body) {
    ObjectNode copy = DraftBody.of(body);
    copy.remove(List.of("opensAt", "closesAt", "slug", "organisation"));
    return copy;
  }

  private static Future<Start> file(Upload form) {
    Upload.File file = form.file("file").orElse(null);
    if (file == null) {
      return Future.failedFuture(new UnreadableFile("builder.file.none"));
    }
    String name = file.name().replaceAll("[\\p{Cntrl}]", "").strip();
    String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    try {
      return Future.succeededFuture(read(file.content(), shown));
    } catch (UnreadableFile e) {
      return Future.failedFuture(e);
    }
  }

  /** A file is JSON when it begins like an object, else LimeSurvey's XML. */
  private static Start read(Buffer content, String name) throws UnreadableFile {
    if (content.length() > LimeTables.MOST_BYTES) {
      throw new UnreadableFile("builder.file.too-large");
    }
    String beginning = content.getString(0, Math.min(content.length(), 200)).strip();
    if (!beginning.replace("\uFEFF", "").startsWith("{")) {
      Imported imported = LimeSurvey.read(content.getBytes());
      return new Start(DraftBody.of(imported.definition()), name, imported.remarks());
    }
    try {
      JsonNode body = Json.read(content);
      if (body.path("questions").isEmpty()) {
        throw new UnreadableFile("builder.file.no-questions");
      }
      return new Start(again(body), name, List.of());
    } catch (Rejected _) {
      throw new UnreadableFile("builder.file.broken-json");
    }
  }

  private Future<Reply> create(Caller caller, String organisation, Start start) {
    ObjectNode body = start.body();
    body.put("organisation", organisation);
    if (!body.has("access")) {
      body.put("access", "open");
    }
    ObjectNode policy = body.withObject("resultsPolicy");
    if (!policy.has("visibility")) {
      policy.put("visibility", "live");
    }
    if (!policy.has("minimumGroup")) {
      policy.put("minimumGroup", 10);
    }
    return named(body)
        .compose(_ -> desk.drafts().create(caller, organisation, body))
        .compose(made -> remember(caller, made.draft(), start))
        .map(draft -> Reply.seeOther(next(draft, start)));
  }

  /** Gives it an address that no poll has yet, made of its title and the year. */
  private Future<ObjectNode> named(ObjectNode body) {
    String slug = Identifiers.slug(body.path("title").path("nl").asText(), LONGEST_SLUG);
    if (slug.isEmpty()) {
      return Future.succeededFuture(body);
    }
    String first = slug + "-" + desk.clock().instant().atZone(ZoneOffset.UTC).getYear();
    List<String> wanted = new ArrayList<>(List.of(first));
    for (int i = 2; i <= MOST_NAMESAKES; i++) {
      wanted.add(first + "-" + i);
    }
    return new BuilderStore(desk.db())
        .taken(wanted)
        .map(
            taken ->
                body.put(
                    "slug",
                    wanted.stream().filter(one -> !taken.contains(one)).findFirst().orElse(first)));
  }

  private static String next(PollDraft draft, Start start) {
    String address = "/staff/polls/" + draft.id();
    return address + (start.remarks().isEmpty() ? "/edit" : "/import");
  }

  private Future<PollDraft> remember(Caller caller, PollDraft draft, Start start) {
    return start.remarks().isEmpty()
        ? Future.succeededFuture(draft)
        : desk.store(caller)
            .rememberImport(
                draft.id(),
                new BuilderStore.Import(start.file(), start.remarks()),
                desk.clock().instant())
            .map(draft);
  }

  private Future<Reply> imported(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    return desk.requireDraft(caller, id)
        .compose(
            draft ->
                desk.store(caller)
                    .imported(id)
                    .map(
                        from ->
                            imported(
                                ctx,
                                draft,
                                from.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))));
  }

  private Reply imported(RoutingContext ctx, PollDraft draft, BuilderStore.Import from) {
    StaffFrame staff = desk.frame(ctx, desk.pages().words(ctx).say("builder.import.title"));
    return desk.pages().renderStaff("builder/import.jte", ImportPage.of(staff, draft, from));
  }

  private Future<Reply> copy(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    return desk.owner(caller, id)
        .compose(
            owner -> {
              caller.requireChanges(owner);
              return earlier(caller, id).compose(body -> create(caller, owner, Start.of(body)));
            });
  }
}
