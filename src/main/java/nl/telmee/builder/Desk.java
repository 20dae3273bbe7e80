package nl.telmee.builder;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.PollDraft;
import nl.telmee.poll.Polls;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Pages;
import nl.telmee.web.Reply;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;

/** What all pages of the builder work with. */
record Desk(
    Database db,
    Polls polls,
    Drafts drafts,
    AuditLog audit,
    Pages pages,
    Clock clock,
    String publicUrl) {
  /** As {@link Pages} says it, but that our own pages may show each other in a frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; "
          + "frame-ancestors 'self'";

  BuilderStore store(Caller caller) {
    return new BuilderStore(db.staff(caller.scope()));
  }

  StaffFrame frame(RoutingContext ctx, String title) {
    return pages.staff(ctx, title, StaffMenu.POLLS);
  }

  /** A page that shows, or stands in, a frame of ours. */
  Reply framing(Reply reply) {
    return reply
        .with("Content-Security-Policy", POLICY)
        .with("X-Frame-Options", "SAMEORIGIN")
        .with("Cache-Control", "no-store");
  }

  /** The organisations for which the caller may make polls. */
  Future<List<Organisation>> organisations(Caller caller) {
    return new OrganisationStore(db.staff(caller.scope()))
        .all()
        .map(all -> all.stream().filter(one -> caller.changes(one.slug())).toList());
  }

  /** The organisation of a poll or draft that the caller sees. */
  Future<String> owner(Caller caller, PollId id) {
    return drafts
        .read(caller, id)
        .map(PollDraft::organisation)
        .recover(_ -> polls.forStaff(caller, id).map(poll -> poll.content().organisation()));
  }

  /** The draft, where the caller may change it. */
  Future<PollDraft> requireDraft(Caller caller, PollId id) {
    return drafts.read(caller, id).map(draft -> requireRight(caller, draft));
  }

  /** All that keeps a draft from opening; also that another poll has its address. */
  List<Mistake> mistakes(PollDraft draft) {
    List<Mistake> mistakes = new ArrayList<>(drafts.mistakes(draft.body()));
    String slug = draft.body().path("slug").asText();
    if (!draft.slug().equals(slug)
        && mistakes.stream().noneMatch(one -> one.pointer().equals("/slug"))) {
      mistakes.add(new Mistake("/slug", "is in use already"));
    }
    return mistakes;
  }

  static PollDraft requireRight(Caller caller, PollDraft draft) {
    caller.requireChanges(draft.organisation());
    return draft;
  }

  /** A number in a form; 0 when it is none. */
  static int number(String text) {
    return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
  }
}
