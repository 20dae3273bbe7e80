package nl.telmee.contact;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.telmee.id.PollId;
import nl.telmee.id.Slug;
import nl.telmee.id.Theme;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Translated;

/** Contacts in the API: joining and confirming for anybody, counts and invitations for staff. */
final class ContactRoutes {
  private static final String ORGANISATION = "/api/v1/organisations/:organisation";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int LONGEST = 200;
  private static final int LONGEST_TICKET = 3_000;
  private static final int MOST = 50;

  private final Enrolment enrolment;
  private final Inviting inviting;
  private final Names names;
  private final Courier courier;
  private final RemoteAddress remote;

  ContactRoutes(
      Enrolment enrolment, Inviting inviting, Names names, Courier courier, RemoteAddress remote) {
    this.enrolment = enrolment;
    this.inviting = inviting;
    this.names = names;
    this.courier = courier;
    this.remote = remote;
  }

  void mount(Routes routes) {
    routes.get(ORGANISATION + "/panels", Access.ANYONE).json(this::panels);
    routes.post(ORGANISATION + "/contacts/_join", Access.ANYONE, BodyLimit.SMALL).json(this::join);
    routes.post("/api/v1/contacts/_confirm", Access.ANYONE, BodyLimit.SMALL).json(this::confirm);
    routes.get(ORGANISATION + "/panels/:panel/counts", Access.STAFF).json(this::counts);
    routes.post(ORGANISATION + "/invitations", Access.STAFF, BodyLimit.SMALL).json(this::invite);
    routes.get(ORGANISATION + "/invitations", Access.STAFF).json(this::invitations);
    routes.get(ORGANISATION + "/invitations/:invitation", Access.STAFF).json(this::invitation);
  }

  private static String organisation(RoutingContext ctx) {
    return Params.slug(ctx, "organisation");
  }

  private Future<Reply> panels(RoutingContext ctx) {
    return names
        .organisation(organisation(ctx))
        .compose(organisation -> names.panels(organisation.slug()))
        .map(
            all ->
                Reply.ok(Map.of("panels", all.stream().map(ContactViews.PanelView::of).toList())));
  }

  private Future<Reply> join(RoutingContext ctx) {
    JsonNode body = Params.jsonBody(ctx);
    String slug = organisation(ctx);
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String panel = fields.has("panel") ? fields.text("panel", Slug.FORM) : Panel.GENERAL;
    SignUpReader.Typed typed = typed(fields);
    fields.end();
    if (panel.isEmpty()) { // What else is wrong depends on it.
      throw Rejected.mistakes(mistakes);
    }
    return names
        .organisation(slug)
        .compose(
            _ ->
                Future.all(names.panel(slug, panel), names.rules(slug), names.municipalities(slug)))
        .compose(
            all -> join(ctx, typed, mistakes, all.resultAt(0), all.resultAt(1), all.resultAt(2)));
  }

  private static SignUpReader.Typed typed(Fields fields) {
    return new SignUpReader.Typed(
        fields.has("email") ? fields.text("email", LONGEST) : "",
        fields.has("phone") ? fields.text("phone", LONGEST) : "",
        fields.has("parentEmail") ? fields.text("parentEmail", LONGEST) : "",
        fields.has("municipality") ? fields.text("municipality", LONGEST) : "",
        fields.text("ageBand", LONGEST),
        fields.texts("themes", 0, Theme.values().length, LONGEST),
        fields.whole("consent", 1, Consent.NEWEST) == Consent.NEWEST,
        fields.word("language", Language.class, Language.NL));
  }

  private Future<Reply> join(
      RoutingContext ctx,
      SignUpReader.Typed typed,
      List<Mistake> mistakes,
      Panel panel,
      Rules rules,
      List<Organisation> municipalities) {
    Set<String> slugs = municipalities.stream().map(Organisation::slug).collect(Collectors.toSet());
    SignUpReader reader = new SignUpReader(panel, rules, slugs, courier.texts());
    Optional<SignUp> signUp = reader.read(typed);
    if ("too-young".equals(reader.wrong().get("band"))) {
      throw Rejected.because(Problem.UNDER_AGE);
    }
    Set<String> named = mistakes.stream().map(Mistake::pointer).collect(Collectors.toSet());
    ContactViews.mistakes(reader.wrong()).stream()
        .filter(one -> !named.contains(one.pointer()))
        .forEach(mistakes::add);
    if (signUp.isEmpty() || !mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return enrolment
        .ask(signUp.get(), remote.of(ctx.request()))
        .map(next -> Reply.ok(ContactViews.NextView.of(next)).status(202));
  }

  private Future<Reply> confirm(RoutingContext ctx) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(Params.jsonBody(ctx), mistakes);
    String text = fields.text("ticket", LONGEST_TICKET);
    String code = fields.has("code") ? fields.text("code", LONGEST) : "";
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    Ticket ticket = enrolment.ticket(text).orElseThrow(() -> Rejected.because(Problem.LINK_ENDED));
    if (!ticket.code().isEmpty() && !enrolment.fits(text, ticket, code)) {
      throw Rejected.mistakes(List.of(new Mistake("/code", "is not the code of the message")));
    }
    return enrolment.confirm(ticket).map(next -> Reply.ok(ContactViews.NextView.of(next)));
  }

  private Future<Reply> counts(RoutingContext ctx) {
    String slug = organisation(ctx);
    Caller.of(ctx).requireChanges(slug);
    return names
        .organisation(slug)
        .compose(
            _ ->
                Future.all(
                    names.panel(slug, Params.slug(ctx, "panel")), names.municipalities(slug)))
        .compose(
            both ->
                inviting
                    .members(slug, both.<Panel>resultAt(0).slug())
                    .map(
                        members ->
                            ContactViews.CountsView.of(
                                both.resultAt(0), members, both.resultAt(1))))
        .map(Reply::ok);
  }

  private Future<Reply> invite(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    String slug = organisation(ctx);
    caller.requireChanges(slug);
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(Params.jsonBody(ctx), mistakes);
    String panel = fields.text("panel", Slug.FORM);
    Optional<PollId> poll =
        fields.has("poll")
            ? Uuids.parse(fields.text("poll", UUID)).map(PollId::new)
            : Optional.empty();
    Choice choice =
        Choice.of(
            fields.texts("municipalities", 0, MOST, LONGEST),
            fields.texts("ageBands", 0, AgeBand.values().length, LONGEST),
            fields.texts("themes", 0, Theme.values().length, LONGEST));
    Translated text = fields.translated("text", Invitation.LONGEST_TEXT);
    check(fields, choice, text);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return inviting
        .make(caller, slug, panel, poll, choice, text)
        .map(
            made ->
                Reply.created(ContactViews.InvitationView.of(made))
                    .with(
                        "Location", "/api/v1/organisations/" + slug + "/invitations/" + made.id()));
  }

  private static void check(Fields fields, Choice choice, Translated text) {
    if (!text.nl().isEmpty() && text.nl().length() < Invitation.SHORTEST_TEXT) {
      fields.wrong("text", "must have at least " + Invitation.SHORTEST_TEXT + " characters");
    }
    if (!choice.bands().stream().allMatch(band -> AgeBand.of(band).isPresent())) {
      fields.wrong("ageBands", "holds something that is no age band");
    }
    if (!choice.themes().stream().allMatch(theme -> Theme.of(theme).isPresent())) {
      fields.wrong("themes", "holds something that is no theme");
    }
  }

  private Future<Reply> invitations(RoutingContext ctx) {
    String slug = organisation(ctx);
    Caller.of(ctx).requireChanges(slug);
    return names
        .organisation(slug)
        .compose(_ -> inviting.of(Caller.of(ctx), slug))
        .map(
            all ->
                Reply.ok(
                    Map.of(
                        "invitations",
                        all.stream().map(ContactViews.InvitationView::of).toList())));
  }

  private Future<Reply> invitation(RoutingContext ctx) {
    String slug = organisation(ctx);
    Caller.of(ctx).requireChanges(slug);
    return Uuids.parse(ctx.pathParam("invitation"))
        .map(id -> inviting.one(Caller.of(ctx), slug, id))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND))
        .map(one -> Reply.ok(ContactViews.InvitationView.of(one)));
  }
}
