package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.identity.FormState;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/**
 * The one place where staff get to see addresses: an administrator says why, and that is written
 * down before anything is shown.
 */
final class ListForms {
  private static final String PATH = ContactPages.ONE + "/list";
  private static final int SHORTEST_REASON = 20;
  private static final int LONGEST_REASON = 300;

  private final Inviting inviting;
  private final Names names;
  private final AuditLog audit;
  private final Pages pages;

  ListForms(Inviting inviting, Names names, AuditLog audit, Pages pages) {
    this.inviting = inviting;
    this.names = names;
    this.audit = audit;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ADMINISTRATOR).reply(this::page);
    routes.post(PATH, Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::take);
  }

  private Future<List<Panel>> panels(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller.of(ctx).requireChanges(slug);
    return names.organisation(slug).compose(_ -> names.panels(slug));
  }

  private Future<Reply> page(RoutingContext ctx) {
    return panels(ctx).map(panels -> page(ctx, panels, FormState.EMPTY));
  }

  private Reply page(RoutingContext ctx, List<Panel> panels, FormState form) {
    Words words = pages.words(ctx);
    String home = ContactPages.ALL + "/" + Params.slug(ctx, "organisation");
    ListPage page =
        new ListPage(
            pages.staff(ctx, words.say("contacts.list"), StaffMenu.CONTACTS),
            home + "/list",
            home,
            SHORTEST_REASON,
            panels.stream()
                .map(
                    panel ->
                        new InviteMePage.Option(
                            panel.slug(),
                            panel.name().in(words.language()),
                            form.chosen("panel", panel.slug())))
                .toList(),
            form);
    return pages
        .renderStaff("contact/list.jte", page)
        .status(form.errors().isEmpty() ? 200 : Problem.INVALID.status());
  }

  private Future<Reply> take(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String slug = form.text("panel", LONGEST_REASON);
    String reason = form.text("reason", LONGEST_REASON);
    Words words = pages.words(ctx);
    return panels(ctx)
        .compose(
            panels -> {
              FormState typed = FormState.of(Map.of("panel", slug, "reason", reason));
              if (panels.stream().noneMatch(panel -> panel.slug().equals(slug))) {
                typed = typed.wrong("panel", words.say("invitation.wrong.panel"));
              }
              if (reason.length() < SHORTEST_REASON) {
                typed = typed.wrong("reason", words.say("contacts.wrong.reason", SHORTEST_REASON));
              }
              return typed.errors().isEmpty()
                  ? take(ctx, slug, reason)
                  : Future.succeededFuture(page(ctx, panels, typed));
            });
  }

  private Future<Reply> take(RoutingContext ctx, String panel, String reason) {
    String organisation = Params.slug(ctx, "organisation");
    return inviting
        .members(organisation, panel)
        .compose(
            members ->
                audit
                    .record(
                        AuditEntry.by(
                                Caller.of(ctx), organisation, AuditAction.CONTACTS_TAKEN_OUT, panel)
                            .with("reason", reason)
                            .with("people", members.size()))
                    .map(_ -> csv(panel, members)));
  }

  private static Reply csv(String panel, List<Seals.Member> members) {
    return Reply.of(200, "text/csv; charset=utf-8", Buffer.buffer(ListCsv.write(members)))
        .with("Cache-Control", "no-store")
        .with("Content-Disposition", "attachment; filename=\"contacts-" + panel + ".csv\"");
  }
}
