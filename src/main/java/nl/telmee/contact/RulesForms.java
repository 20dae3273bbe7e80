package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.identity.FormState;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The form by which administrators decide about contacts. */
final class RulesForms {
  private static final String PATH = ContactPages.ONE + "/rules";
  private static final int LONGEST = 20;

  private final Database db;
  private final Names names;
  private final AuditLog audit;
  private final Pages pages;

  RulesForms(Database db, Names names, AuditLog audit, Pages pages) {
    this.db = db;
    this.names = names;
    this.audit = audit;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ADMINISTRATOR).reply(this::page);
    routes.post(PATH, Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::save);
  }

  private Future<Organisation> organisation(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller.of(ctx).requireChanges(slug);
    return names.organisation(slug);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return organisation(ctx)
        .compose(
            organisation ->
                names
                    .rules(organisation.slug())
                    .map(rules -> page(ctx, organisation, shown(rules))));
  }

  private static FormState shown(Rules rules) {
    return FormState.of(
        Map.of(
            "under16", Fields.wordOf(rules.under16()),
            "most", String.valueOf(rules.mostAsked()),
            "days", String.valueOf(rules.askedDays()),
            "months", String.valueOf(rules.keptMonths())));
  }

  private Reply page(RoutingContext ctx, Organisation organisation, FormState form) {
    Words words = pages.words(ctx);
    String home = ContactPages.ALL + "/" + organisation.slug();
    RulesPage page =
        new RulesPage(
            pages.staff(ctx, words.say("contacts.rules"), StaffMenu.CONTACTS),
            home + "/rules",
            home,
            organisation.name().in(words.language()),
            Arrays.stream(Rules.Under16.values())
                .map(Fields::wordOf)
                .map(
                    word ->
                        new InviteMePage.Option(
                            word,
                            words.say("contacts.under16." + word),
                            form.chosen("under16", word)))
                .toList(),
            form);
    return pages
        .renderStaff("contact/rules.jte", page)
        .status(form.errors().isEmpty() ? 200 : Problem.INVALID.status());
  }

  private Future<Reply> save(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return organisation(ctx)
        .compose(
            organisation -> {
              FormState typed = typed(ctx, form);
              return typed.errors().isEmpty()
                  ? save(ctx, organisation, read(typed))
                  : Future.succeededFuture(page(ctx, organisation, typed));
            });
  }

  private Future<Reply> save(RoutingContext ctx, Organisation organisation, Rules rules) {
    Caller caller = Caller.of(ctx);
    AuditEntry entry =
        AuditEntry.by(
                caller, organisation.slug(), AuditAction.CONTACT_RULES_CHANGED, organisation.slug())
            .with("under16", Fields.wordOf(rules.under16()))
            .with("mostAsked", rules.mostAsked())
            .with("askedDays", rules.askedDays())
            .with("keptMonths", rules.keptMonths());
    return RulesStore.write(db.staff(caller.scope()), organisation.slug(), rules, audit, entry)
        .map(Reply.seeOther(ContactPages.ALL + "/" + organisation.slug() + "?done=rules"));
  }

  private FormState typed(RoutingContext ctx, Form form) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : new String[] {"under16", "most", "days", "months"}) {
      values.put(field, form.text(field, LONGEST));
    }
    FormState typed = FormState.of(values);
    if (Arrays.stream(Rules.Under16.values())
        .noneMatch(one -> Fields.wordOf(one).equals(values.get("under16")))) {
      typed = typed.wrong("under16", pages.words(ctx).say("contacts.wrong.under16"));
    }
    typed = number(ctx, typed, "most", 1, Rules.MOST_ASKED);
    typed = number(ctx, typed, "days", 1, Rules.MOST_DAYS);
    return number(ctx, typed, "months", Rules.SHORTEST_MONTHS, Rules.LONGEST_MONTHS);
  }

  private FormState number(
      RoutingContext ctx, FormState typed, String field, int lowest, int highest) {
    String value = typed.value(field);
    boolean right =
        value.matches("\\d{1,4}")
            && Integer.parseInt(value) >= lowest
            && Integer.parseInt(value) <= highest;
    return right
        ? typed
        : typed.wrong(field, pages.words(ctx).say("contacts.wrong.number", lowest, highest));
  }

  private static Rules read(FormState typed) {
    return new Rules(
        Rules.Under16.valueOf(typed.value("under16").toUpperCase(Locale.ROOT).replace('-', '_')),
        Integer.parseInt(typed.value("most")),
        Integer.parseInt(typed.value("days")),
        Integer.parseInt(typed.value("months")));
  }
}
