package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.id.Slug;
import nl.telmee.identity.FormState;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/** The forms by which staff make and change panels. */
final class PanelForms {
  private static final String NEW = ContactPages.ONE + "/panels/new";
  private static final String ONE = ContactPages.ONE + "/panels/:panel";

  private final Database db;
  private final Names names;
  private final AuditLog audit;
  private final Pages pages;

  PanelForms(Database db, Names names, AuditLog audit, Pages pages) {
    this.db = db;
    this.names = names;
    this.audit = audit;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(NEW, Access.STAFF).reply(this::fresh);
    routes.post(NEW, Access.STAFF, BodyLimit.SMALL).reply(this::make);
    routes.get(ONE, Access.STAFF).reply(this::one);
    routes.post(ONE, Access.STAFF, BodyLimit.SMALL).reply(this::change);
  }

  private static String organisation(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller.of(ctx).requireChanges(slug);
    return slug;
  }

  private static String home(String organisation) {
    return ContactPages.ALL + "/" + organisation;
  }

  private Future<Reply> fresh(RoutingContext ctx) {
    String organisation = organisation(ctx);
    return names
        .organisation(organisation)
        .map(_ -> page(ctx, organisation, "", FormState.of(Map.of("kind", "youth"))));
  }

  private Reply page(RoutingContext ctx, String organisation, String slug, FormState form) {
    Words words = pages.words(ctx);
    String title = words.say(slug.isEmpty() ? "panel.new" : "panel.change");
    return pages
        .renderStaff(
            "contact/panel-form.jte",
            new PanelFormPage(
                pages.staff(ctx, title, StaffMenu.CONTACTS),
                home(organisation) + "/panels/" + (slug.isEmpty() ? "new" : slug),
                home(organisation),
                slug.isEmpty(),
                Arrays.stream(Panel.Kind.values())
                    .map(Fields::wordOf)
                    .map(
                        kind ->
                            new InviteMePage.Option(
                                kind,
                                words.say("contacts.kind." + kind),
                                form.chosen("kind", kind)))
                    .toList(),
                form))
        .status(form.errors().isEmpty() ? 200 : Problem.INVALID.status());
  }

  private Future<Panel> panel(String organisation, String slug) {
    if (slug.equals(Panel.GENERAL)) {
      throw Rejected.because(Problem.NOT_FOUND); // It has no form: it is the same everywhere.
    }
    return names.panel(organisation, slug);
  }

  private Future<Reply> one(RoutingContext ctx) {
    String organisation = organisation(ctx);
    return panel(organisation, Params.slug(ctx, "panel"))
        .map(panel -> page(ctx, organisation, panel.slug(), shown(panel)));
  }

  private static FormState shown(Panel panel) {
    return FormState.of(
        Map.of(
            "slug", panel.slug(),
            "kind", Fields.wordOf(panel.kind()),
            "name-nl", panel.name().nl(),
            "name-en", Objects.requireNonNullElse(panel.name().en(), ""),
            "description-nl", panel.description().nl(),
            "description-en", Objects.requireNonNullElse(panel.description().en(), "")));
  }

  private Future<Reply> make(RoutingContext ctx) {
    String organisation = organisation(ctx);
    Form form = Form.of(ctx);
    FormState typed = typed(ctx, form, form.text("slug", Panel.LONGEST_NAME));
    if (!typed.errors().isEmpty()) {
      return Future.succeededFuture(page(ctx, organisation, "", typed));
    }
    Panel panel = read(organisation, typed);
    return names
        .organisation(organisation)
        .compose(
            _ ->
                PanelStore.insert(
                    db.staff(Caller.of(ctx).scope()),
                    panel,
                    audit,
                    entry(ctx, panel, AuditAction.PANEL_MADE)))
        .map(
            made ->
                made
                    ? Reply.seeOther(home(organisation) + "?done=panel")
                    : page(ctx, organisation, "", typed.wrong("slug", say(ctx, "slug.taken"))));
  }

  private Future<Reply> change(RoutingContext ctx) {
    String organisation = organisation(ctx);
    Form form = Form.of(ctx);
    return panel(organisation, Params.slug(ctx, "panel"))
        .compose(
            before -> {
              FormState typed = typed(ctx, form, before.slug());
              if (!typed.errors().isEmpty()) {
                return Future.succeededFuture(page(ctx, organisation, before.slug(), typed));
              }
              Panel panel = read(organisation, typed);
              return PanelStore.update(
                      db.staff(Caller.of(ctx).scope()),
                      panel,
                      audit,
                      entry(ctx, panel, AuditAction.PANEL_CHANGED))
                  .map(_ -> Reply.seeOther(home(organisation) + "?done=panel"));
            });
  }

  private FormState typed(RoutingContext ctx, Form form, String slug) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("slug", slug);
    values.put("kind", form.text("kind", Panel.LONGEST_NAME));
    values.put("name-nl", form.text("name-nl", Panel.LONGEST_NAME));
    values.put("name-en", form.text("name-en", Panel.LONGEST_NAME));
    values.put("description-nl", form.text("description-nl", Panel.LONGEST_DESCRIPTION));
    values.put("description-en", form.text("description-en", Panel.LONGEST_DESCRIPTION));
    FormState typed = FormState.of(values);
    if (typed.value("name-nl").isEmpty()) {
      typed = typed.wrong("name-nl", say(ctx, "name"));
    }
    if (!Slug.FORM.matcher(slug).matches() || slug.equals("new") || slug.equals(Panel.GENERAL)) {
      typed = typed.wrong("slug", say(ctx, "slug"));
    }
    if (Arrays.stream(Panel.Kind.values())
        .noneMatch(kind -> Fields.wordOf(kind).equals(values.get("kind")))) {
      typed = typed.wrong("kind", say(ctx, "kind"));
    }
    return typed.value("description-nl").isEmpty()
        ? typed.wrong("description-nl", say(ctx, "description"))
        : typed;
  }

  private String say(RoutingContext ctx, String what) {
    return pages.words(ctx).say("panel.wrong." + what);
  }

  private static Panel read(String organisation, FormState typed) {
    return new Panel(
        organisation,
        typed.value("slug"),
        Panel.Kind.valueOf(typed.value("kind").toUpperCase(java.util.Locale.ROOT)),
        both(typed, "name"),
        both(typed, "description"));
  }

  private static Translated both(FormState typed, String field) {
    String english = typed.value(field + "-en");
    return new Translated(typed.value(field + "-nl"), english.isEmpty() ? null : english);
  }

  private static AuditEntry entry(RoutingContext ctx, Panel panel, AuditAction action) {
    return AuditEntry.by(Caller.of(ctx), panel.organisation(), action, panel.slug());
  }
}
