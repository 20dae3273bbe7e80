package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.PollId;
import nl.telmee.identity.Organisation;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * The page where a poll is made. It is one form: each of its buttons stores what was typed first,
 * so nothing is lost, and then does what it says. The module sends the same form.
 */
final class EditPages {
  private static final int LONGEST_SLUG = 32;

  private final Desk desk;
  private final Saving saving;

  EditPages(Desk desk) {
    this.desk = desk;
    this.saving = new Saving(desk);
  }

  void mount(Routes routes) {
    routes.get("/staff/polls/:poll/edit", Access.COUNCIL).reply(this::page);
    routes
        .post("/staff/polls/:poll/edit", Access.COUNCIL, BodyLimit.QUESTIONNAIRE)
        .reply(this::post);
    routes
        .post("/staff/polls/:poll/merge", Access.COUNCIL, BodyLimit.QUESTIONNAIRE)
        .reply(this::merge);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    return desk.drafts()
        .read(caller, id)
        .map(draft -> Desk.requireRight(caller, draft))
        .compose(draft -> show(ctx, draft, desk.mistakes(draft), showing(ctx)))
        .recover(failure -> opened(caller, id, failure));
  }

  /** A poll that has opened since is looked at elsewhere. */
  private Future<Reply> opened(Caller caller, PollId id, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() == Problem.NOT_FOUND) {
      return desk.polls().forStaff(caller, id).map(_ -> Reply.seeOther("/staff/polls/" + id));
    }
    return Future.failedFuture(failure);
  }

  private EditView.Showing showing(RoutingContext ctx) {
    Words words = desk.pages().words(ctx);
    String done =
        switch (Params.query(ctx, "done").orElse("")) {
          case "saved" -> words.say("builder.done.saved");
          case "deleted" -> words.say("builder.done.deleted");
          case "moved" -> words.say("builder.done.moved");
          case "added" -> words.say("builder.done.added");
          case "restored" -> words.say("builder.done.restored");
          case "merged" -> words.say("builder.done.merged");
          case "scheduled" -> words.say("builder.done.scheduled");
          default -> "";
        };
    return new EditView.Showing(
        Set.of(Params.query(ctx, "open").orElse("").split(",")),
        Params.query(ctx, "focus").orElse(""),
        Params.query(ctx, "check").isPresent(),
        false,
        done,
        Params.whole(ctx, "undo", 0, Integer.MAX_VALUE - 1, 0),
        false);
  }

  /** The page; the list of organisations and the number of inhabitants are read beside it. */
  private Future<Reply> show(
      RoutingContext ctx, PollDraft draft, List<Mistake> mistakes, EditView.Showing showing) {
    Caller caller = Caller.of(ctx);
    BuilderStore store = desk.store(caller);
    Future<List<Organisation>> owners = desk.organisations(caller);
    Future<Integer> inhabitants = store.inhabitants(draft.organisation());
    Future<Boolean> imported = store.imported(draft.id()).map(Optional::isPresent);
    return Future.all(owners, inhabitants, imported)
        .map(
            _ -> {
              Words words = desk.pages().words(ctx);
              PollDesk above = PollDesk.of(words, caller, draft, PollDesk.Page.EDIT);
              StaffFrame staff = desk.frame(ctx, above.title());
              EditView.Showing whole =
                  new EditView.Showing(
                      showing.open(),
                      showing.focus(),
                      showing.checked(),
                      showing.merged(),
                      showing.done(),
                      showing.undo(),
                      imported.result());
              EditPage page =
                  new EditView(staff, above, draft, mistakes, inhabitants.result(), whole)
                      .page(owners.result(), inhabitants.result(), desk.publicUrl());
              return desk.framing(desk.pages().renderStaff("builder/edit.jte", page));
            });
  }

  private Future<Reply> post(RoutingContext ctx) {
    Form form = Form.of(ctx);
    PollId id = Params.pollId(ctx);
    Caller caller = Caller.of(ctx);
    ObjectNode typed = DraftForm.read(form);
    nameAddress(typed);
    int revision = Desk.number(form.raw("revision"));
    return desk.requireDraft(caller, id)
        .compose(
            before ->
                saving
                    .save(caller, id, revision, typed, Map.of())
                    .compose(outcome -> answer(ctx, form.raw("action"), before, outcome)));
  }

  /** Until somebody chooses an address, it follows the title. */
  private static void nameAddress(ObjectNode poll) {
    if (!poll.has("slug")) {
      String slug = Identifiers.slug(poll.path("title").path("nl").asText(), LONGEST_SLUG);
      if (!slug.isEmpty()) {
        poll.put("slug", slug);
      }
    }
  }

  private Future<Reply> answer(
      RoutingContext ctx, String action, PollDraft before, Saving.Outcome outcome) {
    return switch (outcome) {
      case Saving.Undecided undecided ->
          Future.succeededFuture(MergePage.reply(desk, ctx, undecided));
      case Saving.Stored stored -> act(ctx, action, before, stored);
    };
  }

  private Future<Reply> act(
      RoutingContext ctx, String action, PollDraft before, Saving.Stored stored) {
    String address = "/staff/polls/" + stored.draft().id() + "/";
    Optional<Edit> edit = Edit.of(action);
    if (edit.isPresent()) {
      return edit(ctx, edit.get(), stored);
    }
    return switch (action) {
      case "autosave" -> show(ctx, stored.draft(), stored.mistakes(), live(ctx, stored));
      case "preview" -> Future.succeededFuture(Reply.seeOther(address + "preview"));
      case "open" ->
          Future.succeededFuture(
              Reply.seeOther(
                  address + (stored.mistakes().isEmpty() ? "open" : "edit?check=1#todo")));
      default ->
          Future.succeededFuture(
              Reply.seeOther(
                  address
                      + "edit?done="
                      + (stored.merged() ? "merged" : action.equals("refresh") ? "" : "saved")
                      + "&open="
                      + encoded(changed(before.body(), stored.draft().body()))));
    };
  }

  private EditView.Showing live(RoutingContext ctx, Saving.Stored stored) {
    String merged = stored.merged() ? desk.pages().words(ctx).say("builder.done.merged") : "";
    return new EditView.Showing(Set.of(), "", false, stored.merged(), merged, 0, false);
  }

  private static String encoded(Set<String> ids) {
    return URLEncoder.encode(String.join(",", ids), StandardCharsets.UTF_8);
  }

  /** The ids of questions that are not what they were: one is working on these. */
  private static Set<String> changed(JsonNode before, JsonNode now) {
    Set<String> changed = new HashSet<>();
    for (JsonNode question : now.path("questions")) {
      String id = question.path("id").asText();
      if (!question.equals(Conditions.find(before.path("questions"), id))) {
        changed.add(id);
      }
    }
    return changed;
  }

  private Future<Reply> edit(RoutingContext ctx, Edit edit, Saving.Stored stored) {
    PollDraft draft = stored.draft();
    Edit.Outcome done = edit.on((ObjectNode) draft.body());
    return saving
        .save(Caller.of(ctx), draft.id(), draft.revision(), done.poll(), Map.of())
        .map(_ -> Reply.seeOther(after(edit, done, draft)));
  }

  private static String after(Edit edit, Edit.Outcome done, PollDraft before) {
    int place = -1;
    JsonNode questions = done.poll().path("questions");
    for (int i = 0; i < questions.size(); i++) {
      place = questions.get(i).path("id").asText().equals(done.focus()) ? i : place;
    }
    String focus = place < 0 ? "questions" : focus(place, done.control());
    String said =
        switch (edit.deed()) {
          case DELETE, OPTION_DELETE -> "deleted";
          case UP, DOWN, OPTION_UP, OPTION_DOWN -> "moved";
          case ADD, COPY, OPTION_ADD -> "added";
        };
    boolean shown =
        edit.deed() != Edit.Deed.DELETE
            && edit.deed() != Edit.Deed.UP
            && edit.deed() != Edit.Deed.DOWN;
    return "/staff/polls/%s/edit?done=%s&undo=%d&open=%s&focus=%s#%s"
        .formatted(
            before.id(),
            said,
            before.revision(),
            shown ? URLEncoder.encode(done.focus(), StandardCharsets.UTF_8) : "",
            focus,
            focus);
  }

  /** The element that a deed leads to. */
  private static String focus(int question, String control) {
    if (control.equals("text")) {
      return "f-questions." + question + ".text.nl";
    }
    if (control.matches("option-\\d+")) {
      return "f-questions." + question + ".options." + control.substring(7) + ".text.nl";
    }
    return control + "-" + question;
  }

  private Future<Reply> merge(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    ObjectNode mine = MergePage.mine(form);
    return desk.requireDraft(caller, id)
        .compose(
            _ ->
                saving.save(
                    caller, id, Desk.number(form.raw("before")), mine, MergePage.decided(form)))
        .map(
            outcome ->
                switch (outcome) {
                  case Saving.Undecided undecided -> MergePage.reply(desk, ctx, undecided);
                  case Saving.Stored _ ->
                      Reply.seeOther("/staff/polls/" + id + "/edit?done=merged");
                });
  }
}
