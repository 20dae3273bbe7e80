package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page of staff about the registers of an organisation. */
final class ContactPages {
  static final String ALL = "/staff/contacts";
  static final String ONE = ALL + "/:organisation";
  private static final Set<String> DONE = Set.of("panel", "rules");

  private final Inviting inviting;
  private final Names names;
  private final Courier courier;
  private final Pages pages;

  ContactPages(Inviting inviting, Names names, Courier courier, Pages pages) {
    this.inviting = inviting;
    this.names = names;
    this.courier = courier;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.STAFF).reply(this::first);
    routes.get(ONE, Access.STAFF).reply(this::page);
  }

  /** Those that the caller may write to. */
  private Future<List<Organisation>> organisations(Caller caller) {
    return names
        .organisations()
        .map(all -> all.stream().filter(one -> caller.changes(one.slug())).toList());
  }

  private Future<Reply> first(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return organisations(caller)
        .map(
            all -> {
              String own = caller.organisation();
              return all.stream()
                  .map(Organisation::slug)
                  .filter(slug -> own == null || slug.equals(own))
                  .findFirst()
                  .map(slug -> Reply.seeOther(ALL + "/" + slug))
                  .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
            });
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    String slug = Params.slug(ctx, "organisation");
    caller.requireChanges(slug);
    return Future.all(
            organisations(caller),
            names.panels(slug),
            names.municipalities(slug),
            inviting.of(caller, slug),
            names.organisation(slug),
            names.rules(slug))
        .compose(
            all ->
                registers(ctx, all.resultAt(1), all.resultAt(2))
                    .map(
                        registers ->
                            page(
                                ctx,
                                all.resultAt(4),
                                all.resultAt(0),
                                all.resultAt(1),
                                all.resultAt(3),
                                all.resultAt(5),
                                registers)))
        .map(page -> pages.renderStaff("contact/contacts.jte", page));
  }

  private ContactsPage page(
      RoutingContext ctx,
      Organisation organisation,
      List<Organisation> organisations,
      List<Panel> panels,
      List<Invitation> invitations,
      Rules rules,
      List<ContactsPage.Register> registers) {
    Words words = pages.words(ctx);
    Caller caller = Caller.of(ctx);
    String here = ALL + "/" + organisation.slug();
    return new ContactsPage(
        pages.staff(ctx, words.say("menu.contacts"), StaffMenu.CONTACTS),
        here,
        organisation.name().in(words.language()),
        organisations.stream()
            .map(
                one ->
                    new ContactsPage.Link(
                        ALL + "/" + one.slug(),
                        one.name().in(words.language()),
                        one.slug().equals(organisation.slug())))
            .toList(),
        courier.mails() ? "" : words.say("contacts.no-mail"),
        Params.query(ctx, "done")
            .filter(DONE::contains)
            .map(done -> words.say("contacts.done." + done))
            .orElse(""),
        words.say("contacts.rules.now", rules.mostAsked(), rules.askedDays(), rules.keptMonths()),
        caller.passes(Access.ADMINISTRATOR),
        registers,
        invitations.stream().map(one -> made(words, here, panels, one)).toList());
  }

  private static ContactsPage.Made made(
      Words words, String here, List<Panel> panels, Invitation one) {
    return new ContactsPage.Made(
        here + "/invitations/" + one.id(),
        one.text().in(words.language()),
        panels.stream()
            .filter(panel -> panel.slug().equals(one.panel()))
            .findFirst()
            .map(panel -> panel.name().in(words.language()))
            .orElse(one.panel()),
        words.moment(one.madeAt()),
        words.say("invitation.state." + Fields.wordOf(one.state())));
  }

  private Future<List<ContactsPage.Register>> registers(
      RoutingContext ctx, List<Panel> panels, List<Organisation> municipalities) {
    Words words = pages.words(ctx);
    List<ContactsPage.Register> registers = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (Panel panel : panels) {
      done =
          done.compose(_ -> inviting.members(panel.organisation(), panel.slug()))
              .map(
                  members -> {
                    registers.add(register(words, panel, members, municipalities));
                    return null;
                  });
    }
    return done.map(registers);
  }

  private static ContactsPage.Register register(
      Words words, Panel panel, List<Seals.Member> members, List<Organisation> municipalities) {
    boolean general = panel.slug().equals(Panel.GENERAL);
    String join = "/o/" + panel.organisation() + "/invite-me";
    Integer people = Counted.of(members, _ -> true);
    return new ContactsPage.Register(
        Phrase.of(words, panel.name()),
        words.say("contacts.kind." + Fields.wordOf(panel.kind())),
        people == null ? words.say("contacts.few") : words.count("contacts.people", people),
        panel.page(),
        general ? join : join + "?panel=" + panel.slug(),
        general ? "" : ALL + "/" + panel.organisation() + "/panels/" + panel.slug(),
        people == null ? List.of() : groups(words, members, municipalities));
  }

  private static List<ContactsPage.Group> groups(
      Words words, List<Seals.Member> members, List<Organisation> municipalities) {
    List<ContactsPage.Link> places = new ArrayList<>();
    for (Organisation one : municipalities) {
      add(
          words,
          places,
          one.name().in(words.language()),
          Counted.of(members, profile -> profile.municipality().equals(one.slug())));
    }
    List<ContactsPage.Link> bands = new ArrayList<>();
    for (AgeBand band : AgeBand.values()) {
      add(
          words,
          bands,
          Options.name(words, band),
          Counted.of(members, profile -> profile.band() == band));
    }
    List<ContactsPage.Link> themes = new ArrayList<>();
    for (Theme theme : Arrays.asList(Theme.values())) {
      add(
          words,
          themes,
          words.say(theme.word()),
          Counted.of(members, profile -> profile.themes().contains(theme)));
    }
    return List.of(
        new ContactsPage.Group(words.say("contact.municipality"), places),
        new ContactsPage.Group(words.say("contacts.band"), bands),
        new ContactsPage.Group(words.say("contacts.theme"), themes));
  }

  private static void add(
      Words words, List<ContactsPage.Link> counts, String label, @Nullable Integer count) {
    String shown = count == null ? words.say("contacts.few.short") : words.count(count);
    counts.add(new ContactsPage.Link(shown, label, false));
  }
}
