package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.id.Slug;
import nl.telmee.identity.FormState;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Form;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The pages by which somebody comes into a register. They know the organisation and the panel, and
 * nothing of a poll: a request here has nothing in common with the one that answered it.
 */
final class EnrolmentPages {
  private static final String FORM = "/o/:organisation/invite-me";
  private static final String CODE = FORM + "/code";
  private static final String CONFIRM = "/contact/confirm/:ticket";
  private static final int LONGEST = 200;
  private static final int LONGEST_TICKET = 3_000;

  /** What the page is about. */
  private record Place(
      Organisation organisation, Panel panel, Rules rules, List<Organisation> municipalities) {}

  private final Enrolment enrolment;
  private final Names names;
  private final Courier courier;
  private final RemoteAddress remote;
  private final Pages pages;

  EnrolmentPages(
      Enrolment enrolment, Names names, Courier courier, RemoteAddress remote, Pages pages) {
    this.enrolment = enrolment;
    this.names = names;
    this.courier = courier;
    this.remote = remote;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(FORM, Access.ANYONE).reply(this::form);
    routes.post(FORM, Access.ANYONE, BodyLimit.SMALL).reply(this::ask);
    routes.post(CODE, Access.ANYONE, BodyLimit.SMALL).reply(this::code);
    routes.get(CONFIRM, Access.ANYONE).reply(this::look);
    routes.post(CONFIRM, Access.ANYONE, BodyLimit.SMALL).reply(this::confirm);
  }

  private Future<Place> place(RoutingContext ctx, String panel) {
    String slug = Params.slug(ctx, "organisation");
    if (!Slug.FORM.matcher(panel).matches()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return Future.all(
            names.organisation(slug),
            names.panel(slug, panel),
            names.rules(slug),
            names.municipalities(slug))
        .map(all -> new Place(all.resultAt(0), all.resultAt(1), all.resultAt(2), all.resultAt(3)));
  }

  private Future<Reply> form(RoutingContext ctx) {
    String panel = Params.query(ctx, "panel").orElse(Panel.GENERAL);
    return place(ctx, panel).map(place -> page(ctx, place, FormState.EMPTY, ""));
  }

  /** Not kept by the browser: who comes after on the same device must not read an address. */
  private Reply page(RoutingContext ctx, Place place, FormState form, String trouble) {
    Words words = pages.words(ctx);
    String organisation = place.organisation().name().in(words.language());
    String here = "/o/" + place.organisation().slug() + "/invite-me";
    boolean general = place.panel().slug().equals(Panel.GENERAL);
    String address = general ? here : here + "?panel=" + place.panel().slug();
    Frame bare = pages.frame(ctx, words.say("contact.title", organisation));
    InviteMePage page =
        new InviteMePage(
            new Frame(bare.words(), bare.title(), address, bare.assets()),
            here,
            organisation,
            place.panel().slug(),
            Phrase.of(words, place.panel().description()),
            place.rules().under16() == Rules.Under16.PARENT,
            courier.texts(),
            place.rules().keptMonths(),
            Options.bands(words, form.value("band")),
            Options.municipalities(words, place.municipalities(), form.value("municipality")),
            Options.themes(words, theme -> form.chosen("theme-" + theme.token(), "on")),
            form,
            trouble,
            words.say(Consent.text(Consent.NEWEST), organisation, place.rules().keptMonths()));
    return pages.render("contact/invite-me.jte", page).with("Cache-Control", "no-store");
  }

  private Future<Reply> ask(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String panel = form.has("panel") ? form.text("panel", LONGEST) : Panel.GENERAL;
    return place(ctx, panel).compose(place -> ask(ctx, place, form));
  }

  private Future<Reply> ask(RoutingContext ctx, Place place, Form form) {
    FormState typed = typed(form);
    if (form.has("begin")) { // From the page that thanks: the rest has still to be asked.
      return Future.succeededFuture(page(ctx, place, typed, ""));
    }
    SignUpReader reader =
        new SignUpReader(place.panel(), place.rules(), slugs(place), courier.texts());
    Optional<SignUp> signUp = reader.read(read(ctx, form));
    return signUp.isEmpty()
        ? Future.succeededFuture(
            page(ctx, place, judged(ctx, typed, reader.wrong()), "")
                .status(Problem.INVALID.status()))
        : sent(ctx, place, typed, signUp.get());
  }

  private static Set<String> slugs(Place place) {
    return place.municipalities().stream().map(Organisation::slug).collect(Collectors.toSet());
  }

  private SignUpReader.Typed read(RoutingContext ctx, Form form) {
    return new SignUpReader.Typed(
        form.text("email", LONGEST),
        form.text("phone", LONGEST),
        form.text("parent", LONGEST),
        form.text("municipality", LONGEST),
        form.text("band", LONGEST),
        form.all("theme"),
        form.has("consent"),
        pages.words(ctx).language());
  }

  private static FormState typed(Form form) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : List.of("email", "phone", "parent", "municipality", "band")) {
      values.put(field, form.text(field, LONGEST));
    }
    form.all("theme").forEach(theme -> values.put("theme-" + theme, "on"));
    values.put("consent", form.has("consent") ? "on" : "");
    return FormState.of(values);
  }

  private FormState judged(RoutingContext ctx, FormState typed, Map<String, String> wrong) {
    FormState judged = typed;
    for (String field : List.of("band", "email", "phone", "parent", "municipality", "theme")) {
      String why = wrong.get(field);
      judged = why == null ? judged : judged.wrong(field, say(ctx, why));
    }
    return wrong.containsKey("consent") ? judged.wrong("consent", say(ctx, "consent")) : judged;
  }

  private String say(RoutingContext ctx, String why) {
    return pages.words(ctx).say("contact.wrong." + why);
  }

  private Future<Reply> sent(RoutingContext ctx, Place place, FormState typed, SignUp signUp) {
    return enrolment
        .ask(signUp, remote.of(ctx.request()))
        .map(next -> next(ctx, next))
        .recover(failure -> notSent(ctx, place, typed, failure));
  }

  private Future<Reply> notSent(
      RoutingContext ctx, Place place, FormState typed, Throwable failure) {
    if (failure instanceof Rejected rejected
        && Set.of(Problem.BUSY, Problem.TOO_MANY_REQUESTS).contains(rejected.problem())) {
      String word = rejected.problem() == Problem.BUSY ? "later" : "too-often";
      return Future.succeededFuture(
          page(ctx, place, typed, say(ctx, word)).status(rejected.problem().status()));
    }
    return Future.failedFuture(failure);
  }

  private Reply next(RoutingContext ctx, Enrolment.Next next) {
    return switch (next) {
      case Enrolment.Next.Mail _ -> notice(ctx, "contact.mail.", null);
      case Enrolment.Next.Parent _ -> notice(ctx, "contact.parent-asked.", null);
      case Enrolment.Next.Joined joined ->
          notice(ctx, "contact.joined.", "/contact/" + joined.token());
      case Enrolment.Next.Code code -> codePage(ctx, code.ticket(), "");
    };
  }

  private Reply notice(RoutingContext ctx, String key, @Nullable String link) {
    Words words = pages.words(ctx);
    NoticePage page =
        new NoticePage(
            still(ctx, words.say(key + "title")),
            words.say(key + "title"),
            List.of(words.say(key + "what"), words.say(key + "next")),
            link,
            words.say("contact.own.open"));
    return pages.render("contact/notice.jte", page).with("Cache-Control", "no-store");
  }

  /** A frame whose other language is that of the page before: this one came of a form. */
  private Frame still(RoutingContext ctx, String title) {
    Frame bare = pages.frame(ctx, title);
    return new Frame(bare.words(), title, "/", bare.assets());
  }

  private Reply codePage(RoutingContext ctx, String ticket, String error) {
    Words words = pages.words(ctx);
    ConfirmPage page =
        new ConfirmPage(
            still(ctx, words.say("contact.code.title")),
            words.say("contact.code.title"),
            words.say("contact.code.what"),
            "/o/" + Params.slug(ctx, "organisation") + "/invite-me/code",
            words.say("contact.code.send"),
            ticket,
            "",
            error);
    return pages.render("contact/confirm.jte", page).with("Cache-Control", "no-store");
  }

  private Future<Reply> code(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String text = form.text("ticket", LONGEST_TICKET);
    Ticket ticket = enrolment.ticket(text).orElseThrow(EnrolmentPages::ended);
    if (ticket.code().isEmpty() || !enrolment.fits(text, ticket, form.text("code", LONGEST))) {
      return Future.succeededFuture(
          codePage(ctx, text, say(ctx, "code")).status(Problem.INVALID.status()));
    }
    return confirmed(ctx, ticket);
  }

  private static Rejected ended() {
    return Rejected.because(Problem.LINK_ENDED);
  }

  /** A ticket that needs a code does not work as a link. */
  private Ticket linked(RoutingContext ctx) {
    return enrolment
        .ticket(ctx.pathParam("ticket"))
        .filter(ticket -> ticket.code().isEmpty())
        .orElseThrow(EnrolmentPages::ended);
  }

  /** Looking changes nothing: programs that read mail look too. */
  private Future<Reply> look(RoutingContext ctx) {
    Ticket ticket = linked(ctx);
    Words words = pages.words(ctx);
    String key = "contact.confirm." + ticket.kind().name().toLowerCase(java.util.Locale.ROOT);
    return names
        .organisation(ticket.person().organisation())
        .map(
            organisation ->
                new ConfirmPage(
                    pages.frame(ctx, words.say("contact.confirm.title")),
                    words.say("contact.confirm.title"),
                    words.say(key, organisation.name().in(words.language())),
                    ctx.request().path(),
                    words.say(key + ".do"),
                    null,
                    terms(words, ticket, organisation.name().in(words.language())),
                    ""))
        .map(page -> pages.render("contact/confirm.jte", page).with("Cache-Control", "no-store"));
  }

  /** A parent has not seen what the child agreed to; nobody agrees to what they did not read. */
  private static String terms(Words words, Ticket ticket, String organisation) {
    Consent consent = ticket.person().consent();
    return ticket.kind() == Ticket.Kind.PARENT
        ? words.say(Consent.parentText(consent.version()), organisation, consent.months())
        : "";
  }

  private Future<Reply> confirm(RoutingContext ctx) {
    return confirmed(ctx, linked(ctx));
  }

  private Future<Reply> confirmed(RoutingContext ctx, Ticket ticket) {
    return enrolment
        .confirm(ticket)
        .map(
            next ->
                ticket.kind() == Ticket.Kind.MOVE
                    ? notice(ctx, "contact.moved.", "/contact/" + ticket.person().token())
                    : next(ctx, next));
  }
}
