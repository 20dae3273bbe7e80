package nl.telmee.spread;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/**
 * Access codes over the API: groups for schools and clubs, counted and never tied to a response.
 */
final class CodeRoutes {
  private static final String PATH = "/api/v1/polls/:poll/code-groups";

  /** A group on the wire. */
  private record View(
      UUID id, String name, int issued, int withdrawn, int used, int left, String madeAt) {
    static View of(CodeGroup group) {
      return new View(
          group.id(),
          group.name(),
          group.issued(),
          group.withdrawn(),
          group.used(),
          group.left(),
          group.madeAt().toString());
    }
  }

  private final StaffPolls staff;
  private final CodeGroups codes;

  CodeRoutes(StaffPolls staff, CodeGroups codes) {
    this.staff = staff;
    this.codes = codes;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).json(this::list);
    routes.post(PATH, Access.COUNCIL, BodyLimit.SMALL).json(this::make);
    routes.get(PATH + "/:group/codes", Access.COUNCIL).json(this::codes);
    routes.post(PATH + "/:group/_withdraw", Access.COUNCIL, BodyLimit.SMALL).json(this::withdraw);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(poll -> codes.of(Caller.of(ctx), poll, CodeGroup.Kind.CODE))
        .map(all -> Reply.ok(Map.of("codeGroups", all.stream().map(View::of).toList())));
  }

  private Future<Reply> make(RoutingContext ctx) {
    JsonNode body = Params.jsonBody(ctx);
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String name = fields.text("name", CodeGroups.LONGEST_NAME);
    int size = fields.whole("size", 1, CodeGroups.MOST_AT_ONCE);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return staff
        .changed(ctx)
        .map(CodeRoutes::open)
        .compose(poll -> make(ctx, poll, name, size))
        .map(view -> Reply.created(view));
  }

  /** A poll that asks for codes and can still be answered. */
  private static Poll open(Poll poll) {
    if (poll.content().access() != PollAccess.CODE) {
      throw Rejected.because(Problem.NOT_ALLOWED, "This poll does not ask for codes");
    }
    if (poll.state() == Poll.State.CLOSED) {
      throw Rejected.because(Problem.POLL_NOT_OPEN);
    }
    return poll;
  }

  private Future<View> make(RoutingContext ctx, Poll poll, String name, int size) {
    return codes
        .make(Caller.of(ctx), poll, CodeGroup.Kind.CODE, name, size)
        .recover(CodeRoutes::tooMany)
        .compose(id -> codes.one(Caller.of(ctx), poll, CodeGroup.Kind.CODE, id))
        .map(View::of);
  }

  private static Future<UUID> tooMany(Throwable failure) {
    return Future.failedFuture(
        failure instanceof CodeGroups.TooMany
            ? Rejected.mistakes(
                List.of(
                    new Mistake(
                        "/size", "a poll has at most " + CodeGroups.MOST_OF_A_POLL + " codes")))
            : failure);
  }

  private Future<CodeGroup> group(RoutingContext ctx, Poll poll) {
    UUID id =
        Uuids.parse(ctx.pathParam("group")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return codes.one(Caller.of(ctx), poll, CodeGroup.Kind.CODE, id);
  }

  private Future<Reply> codes(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(
            poll ->
                group(ctx, poll).compose(group -> codes.left(Caller.of(ctx), poll, group, "json")))
        .map(left -> Reply.ok(Map.of("codes", left)));
  }

  private Future<Reply> withdraw(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(
            poll ->
                group(ctx, poll)
                    .compose(group -> codes.withdraw(Caller.of(ctx), poll, group))
                    .compose(_ -> group(ctx, poll)))
        .map(group -> Reply.ok(View.of(group)));
  }
}
