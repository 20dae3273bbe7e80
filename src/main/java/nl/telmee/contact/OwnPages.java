package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.identity.FormState;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Frame;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/**
 * The pages where somebody sees, changes and erases what is kept of them. Who has the link is taken
 * for them: it is in each message, and nowhere else.
 */
final class OwnPages {
  private static final String OWN = "/contact/:token";
  private static final int LONGEST = 200;
  private static final Set<String> DONE = Set.of("saved", "renewed", "mailed");

  private final People people;
  private final Enrolment enrolment;
  private final Names names;
  private final Pages pages;
  private final Clock clock;

  OwnPages(People people, Enrolment enrolment, Names names, Pages pages, Clock clock) {
    this.people = people;
    this.enrolment = enrolment;
    this.names = names;
    this.pages = pages;
    this.clock = clock;
  }

  void mount(Routes routes) {
    routes.get(OWN, Access.ANYONE).reply(this::page);
    routes.post(OWN, Access.ANYONE, BodyLimit.SMALL).reply(this::change);
    routes.get(OWN + "/data", Access.ANYONE).reply(this::data);
    routes.post(OWN + "/renew", Access.ANYONE, BodyLimit.SMALL).reply(this::renew);
    routes.post(OWN + "/erase", Access.ANYONE, BodyLimit.SMALL).reply(this::erase);
    routes.get(OWN + "/unsubscribe", Access.ANYONE).reply(this::unsubscribePage);
    routes.post(OWN + "/unsubscribe", Access.ANYONE, BodyLimit.SMALL).reply(this::unsubscribe);
  }

  private static String token(RoutingContext ctx) {
    return ctx.pathParam("token");
  }

  private Future<Person> person(RoutingContext ctx) {
    return people
        .find(token(ctx))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.LINK_ENDED)));
  }

  private Future<Reply> page(RoutingContext ctx) {
    return person(ctx).compose(person -> page(ctx, person, FormState.EMPTY));
  }

  private Future<Reply> page(RoutingContext ctx, Person person, FormState form) {
    return Future.all(
            names.organisation(person.organisation()),
            names.panel(person.organisation(), person.panel()),
            names.rules(person.organisation()),
            names.municipalities(person.organisation()))
        .map(
            all ->
                page(
                    ctx,
                    person,
                    form,
                    all.resultAt(0),
                    all.resultAt(1),
                    all.resultAt(2),
                    all.resultAt(3)));
  }

  private Reply page(
      RoutingContext ctx,
      Person person,
      FormState form,
      Organisation organisation,
      Panel panel,
      Rules rules,
      List<Organisation> municipalities) {
    Words words = pages.words(ctx);
    Profile profile = person.profile();
    Consent consent = person.consent();
    String name = organisation.name().in(words.language());
    OwnPage page =
        new OwnPage(
            frame(ctx, words.say("contact.own.title")),
            "/contact/" + person.token(),
            name,
            Phrase.of(words, panel.name()),
            person.address().value(),
            person.address().kind() == Address.Kind.PHONE,
            consent.parent().map(Address::value).orElse(""),
            words.month(consent.since()),
            consent.asked(),
            Params.query(ctx, "done")
                .filter(DONE::contains)
                .map(done -> words.say("contact.own.done." + done))
                .orElse(""),
            Options.ownBands(words, profile.band()),
            Options.municipalities(words, municipalities, profile.municipality()),
            Options.themes(words, profile.themes()::contains),
            Arrays.stream(Language.values())
                .map(
                    one ->
                        new InviteMePage.Option(
                            one.code(), one.ownName(), one == profile.language()))
                .toList(),
            form,
            words.say(Consent.text(consent.version()), name, consent.months()),
            words.say(Consent.text(Consent.NEWEST), name, rules.keptMonths()));
    return pages.render("contact/own.jte", page).with("Cache-Control", "no-store");
  }

  private Frame frame(RoutingContext ctx, String title) {
    return pages.frame(ctx, title);
  }

  private Future<Reply> change(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return person(ctx)
        .compose(
            person ->
                names
                    .municipalities(person.organisation())
                    .compose(municipalities -> change(ctx, person, form, municipalities)));
  }

  private Future<Reply> change(
      RoutingContext ctx, Person person, Form form, List<Organisation> municipalities) {
    Optional<AgeBand> band = AgeBand.of(form.text("band", LONGEST));
    String place = form.text("municipality", LONGEST);
    Language language = Language.of(form.text("language", LONGEST));
    boolean known =
        place.isEmpty() || municipalities.stream().anyMatch(one -> one.slug().equals(place));
    AgeBand own = person.profile().band();
    // A younger age would need a parent's word, which comes by signing up.
    boolean offered = band.filter(wanted -> Options.offered(wanted, own)).isPresent();
    if (!offered || !known || language == null) {
      throw Rejected.because(Problem.INVALID);
    }
    Profile profile = new Profile(place, band.orElseThrow(), themes(form), language);
    return people
        .change(token(ctx), now -> now.withProfile(profile))
        .compose(_ -> moved(ctx, person.withProfile(profile), form.text("address", LONGEST)));
  }

  private static Set<Theme> themes(Form form) {
    Set<Theme> themes = new HashSet<>();
    form.all("theme").forEach(token -> Theme.of(token).ifPresent(themes::add));
    return themes;
  }

  /** Another address is asked first. */
  private Future<Reply> moved(RoutingContext ctx, Person person, String typed) {
    Address.Kind kind = person.address().kind();
    Optional<Address> address =
        kind == Address.Kind.EMAIL ? Address.email(typed) : Address.phone(typed);
    if (address.isEmpty()) {
      String wrong =
          pages
              .words(ctx)
              .say(kind == Address.Kind.EMAIL ? "contact.wrong.email" : "contact.wrong.phone");
      FormState form = FormState.of(Map.of("address", typed)).wrong("address", wrong);
      return page(ctx, person, form).map(page -> page.status(Problem.INVALID.status()));
    }
    return address.get().equals(person.address())
        ? Future.succeededFuture(done(ctx, "saved"))
        : enrolment.move(person, address.get()).map(next -> moving(ctx, person, next));
  }

  private Reply moving(RoutingContext ctx, Person person, Enrolment.Next next) {
    if (!(next instanceof Enrolment.Next.Code code)) {
      return done(ctx, "mailed");
    }
    Words words = pages.words(ctx);
    ConfirmPage page =
        new ConfirmPage(
            frame(ctx, words.say("contact.code.title")),
            words.say("contact.code.title"),
            words.say("contact.code.what"),
            "/o/" + person.organisation() + "/invite-me/code",
            words.say("contact.code.send"),
            code.ticket(),
            "",
            "");
    return pages.render("contact/confirm.jte", page).with("Cache-Control", "no-store");
  }

  private static Reply done(RoutingContext ctx, String what) {
    return Reply.seeOther("/contact/" + token(ctx) + "?done=" + what);
  }

  /** All that is kept, to take along. */
  private Future<Reply> data(RoutingContext ctx) {
    return person(ctx)
        .map(
            person ->
                Reply.of(200, Reply.JSON, Buffer.buffer(Json.pretty(PersonJson.write(person))))
                    .with("Cache-Control", "no-store")
                    .with("Content-Disposition", "attachment; filename=\"contact.json\""));
  }

  private Future<Reply> renew(RoutingContext ctx) {
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    return person(ctx)
        .compose(person -> names.rules(person.organisation()))
        .compose(
            rules ->
                people.change(
                    token(ctx),
                    now -> now.withConsent(now.consent().renewed(month, rules.keptMonths()))))
        .map(
            found ->
                found
                    .map(_ -> done(ctx, "renewed"))
                    .orElseThrow(() -> Rejected.because(Problem.LINK_ENDED)));
  }

  /** Whether there was anybody or not: afterwards there is nobody. */
  private Future<Reply> erase(RoutingContext ctx) {
    return people.erase(token(ctx)).map(_ -> gone(ctx));
  }

  private Reply gone(RoutingContext ctx) {
    Words words = pages.words(ctx);
    Frame frame = frame(ctx, words.say("contact.gone.title"));
    NoticePage page =
        new NoticePage(
            new Frame(frame.words(), frame.title(), "/", frame.assets()),
            words.say("contact.gone.title"),
            List.of(words.say("contact.gone.what"), words.say("contact.gone.next")),
            null,
            "");
    return pages.render("contact/notice.jte", page).with("Cache-Control", "no-store");
  }

  /** For programs that open the address of the header: a person does the rest. */
  private Future<Reply> unsubscribePage(RoutingContext ctx) {
    return Future.succeededFuture(Reply.seeOther("/contact/" + token(ctx)));
  }

  /** What a mail program posts after one click (RFC 8058 §3.2): no cookie, no page to show. */
  private Future<Reply> unsubscribe(RoutingContext ctx) {
    return people.erase(token(ctx)).map(_ -> gone(ctx));
  }
}
