package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.telmee.id.PollId;
import nl.telmee.id.Theme;
import nl.telmee.id.Uuids;
import nl.telmee.identity.FormState;
import nl.telmee.identity.Organisation;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.poll.PollSummary;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The form by which staff invite people: first it shows how many and what they read. */
final class InvitationForms {
  private static final String NEW = ContactPages.ONE + "/invitations/new";
  private static final int MOST_POLLS = 100;
  private static final int LONGEST = 200;
  private static final String EXAMPLE_CODE = "bcdf2345ghjk";

  /** What the form offers. */
  private record Offer(
      Organisation organisation,
      List<Panel> panels,
      List<Organisation> municipalities,
      List<PollSummary> polls) {}

  private final Inviting inviting;
  private final InvitationMessages messages;
  private final Names names;
  private final Polls polls;
  private final Pages pages;

  InvitationForms(
      Inviting inviting, InvitationMessages messages, Names names, Polls polls, Pages pages) {
    this.inviting = inviting;
    this.messages = messages;
    this.names = names;
    this.polls = polls;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(NEW, Access.STAFF).reply(this::fresh);
    routes.post(NEW, Access.STAFF, BodyLimit.SMALL).reply(this::invite);
  }

  private Future<Offer> offer(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller caller = Caller.of(ctx);
    caller.requireChanges(slug);
    return Future.all(
            names.organisation(slug),
            names.panels(slug),
            names.municipalities(slug),
            polls.list(caller, Poll.State.OPEN, null, MOST_POLLS, 0),
            polls.list(caller, Poll.State.DRAFT, null, MOST_POLLS, 0))
        .map(
            all -> {
              List<PollSummary> askable = new ArrayList<>(all.<List<PollSummary>>resultAt(3));
              all.<List<PollSummary>>resultAt(4).stream()
                  .filter(poll -> poll.opensAt() != null)
                  .forEach(askable::add);
              return new Offer(all.resultAt(0), all.resultAt(1), all.resultAt(2), askable);
            });
  }

  private Future<Reply> fresh(RoutingContext ctx) {
    String panel = Params.query(ctx, "panel").orElse("");
    String poll = Params.query(ctx, "poll").orElse("");
    return offer(ctx)
        .map(offer -> page(ctx, offer, FormState.of(Map.of("panel", panel, "poll", poll)), null));
  }

  private Reply page(
      RoutingContext ctx,
      Offer offer,
      FormState form,
      InvitationFormPage.@Nullable Preview preview) {
    Words words = pages.words(ctx);
    String home = ContactPages.ALL + "/" + offer.organisation().slug();
    InvitationFormPage page =
        new InvitationFormPage(
            pages.staff(ctx, words.say("invitation.new"), StaffMenu.CONTACTS),
            home + "/invitations/new",
            home,
            offer.panels().stream()
                .map(
                    panel ->
                        new InviteMePage.Option(
                            panel.slug(),
                            panel.name().in(words.language()),
                            form.chosen("panel", panel.slug())))
                .toList(),
            polls(words, offer, form),
            offer.municipalities().stream()
                .map(
                    one ->
                        option(form, "municipality", one.slug(), one.name().in(words.language())))
                .toList(),
            Arrays.stream(AgeBand.values())
                .map(band -> option(form, "band", band.token(), Options.name(words, band)))
                .toList(),
            Arrays.stream(Theme.values())
                .map(theme -> option(form, "theme", theme.token(), words.say(theme.word())))
                .toList(),
            form,
            preview);
    return pages
        .renderStaff("contact/invitation-form.jte", page)
        .status(form.errors().isEmpty() ? 200 : Problem.INVALID.status());
  }

  private static InviteMePage.Option option(
      FormState form, String field, String value, String label) {
    return new InviteMePage.Option(value, label, form.chosen(field + "-" + value, "on"));
  }

  private static List<InviteMePage.Option> polls(Words words, Offer offer, FormState form) {
    List<InviteMePage.Option> options = new ArrayList<>();
    options.add(
        new InviteMePage.Option("", words.say("invitation.poll.none"), form.chosen("poll", "")));
    for (PollSummary poll : offer.polls()) {
      String title = poll.title().in(words.language());
      String shown =
          poll.opensAt() == null || poll.state() == Poll.State.OPEN
              ? title
              : words.say("invitation.poll.planned", title, words.moment(poll.opensAt()));
      options.add(
          new InviteMePage.Option(
              poll.id().toString(), shown, form.chosen("poll", poll.id().toString())));
    }
    return options;
  }

  private Future<Reply> invite(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return offer(ctx)
        .compose(
            offer -> {
              FormState typed = typed(ctx, offer, form);
              if (!typed.errors().isEmpty()) {
                return Future.succeededFuture(page(ctx, offer, typed, null));
              }
              return form.raw("do").equals("send")
                  ? send(ctx, offer, form, typed)
                  : preview(ctx, offer, form, typed);
            });
  }

  private FormState typed(RoutingContext ctx, Offer offer, Form form) {
    Words words = pages.words(ctx);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("panel", form.text("panel", LONGEST));
    values.put("poll", form.text("poll", LONGEST));
    values.put("text-nl", form.text("text-nl", Invitation.LONGEST_TEXT));
    values.put("text-en", form.text("text-en", Invitation.LONGEST_TEXT));
    for (String field : List.of("municipality", "band", "theme")) {
      form.all(field).forEach(value -> values.put(field + "-" + value, "on"));
    }
    FormState typed = FormState.of(values);
    if (offer.panels().stream().noneMatch(one -> one.slug().equals(values.get("panel")))) {
      typed = typed.wrong("panel", words.say("invitation.wrong.panel"));
    }
    String poll = typed.value("poll");
    if (!poll.isEmpty() && offer.polls().stream().noneMatch(one -> is(one, poll))) {
      typed = typed.wrong("poll", words.say("invitation.wrong.poll"));
    }
    return typed.value("text-nl").length() < Invitation.SHORTEST_TEXT
        ? typed.wrong("text-nl", words.say("invitation.wrong.text"))
        : typed;
  }

  private static boolean is(PollSummary one, String id) {
    return one.id().toString().equals(id);
  }

  private static Choice choice(Form form) {
    return Choice.of(form.all("municipality"), form.all("band"), form.all("theme"));
  }

  private static Optional<PollId> poll(FormState typed) {
    return Uuids.parse(typed.value("poll")).map(PollId::new);
  }

  private static Translated text(FormState typed) {
    String english = typed.value("text-en");
    return new Translated(typed.value("text-nl"), english.isEmpty() ? null : english);
  }

  private Future<Reply> send(RoutingContext ctx, Offer offer, Form form, FormState typed) {
    String organisation = offer.organisation().slug();
    return inviting
        .make(
            Caller.of(ctx),
            organisation,
            typed.value("panel"),
            poll(typed),
            choice(form),
            text(typed))
        .map(
            made ->
                Reply.seeOther(ContactPages.ALL + "/" + organisation + "/invitations/" + made.id()))
        .recover(
            failure ->
                failure instanceof Rejected rejected && rejected.problem() == Problem.TOO_FEW_PEOPLE
                    ? preview(ctx, offer, form, typed)
                    : Future.failedFuture(failure));
  }

  private Future<Reply> preview(RoutingContext ctx, Offer offer, Form form, FormState typed) {
    String organisation = offer.organisation().slug();
    return Future.all(
            inviting.reach(organisation, typed.value("panel"), choice(form)),
            inviting.askable(Caller.of(ctx), poll(typed)))
        .map(both -> preview(ctx, offer, typed, both.resultAt(0), both.resultAt(1)))
        .map(preview -> page(ctx, offer, typed, preview));
  }

  private InvitationFormPage.Preview preview(
      RoutingContext ctx, Offer offer, FormState typed, int reach, Optional<Poll> poll) {
    Words words = pages.words(ctx);
    boolean enough = reach >= Invitation.FEWEST;
    boolean planned = poll.isPresent() && poll.get().state() == Poll.State.DRAFT;
    return new InvitationFormPage.Preview(
        enough ? words.count("contacts.people", reach) : words.say("contacts.few"),
        enough,
        planned
            ? words.say(
                "invitation.when.opens",
                words.moment(Objects.requireNonNull(poll.get().content().opensAt())))
            : words.say("invitation.when.now"),
        Arrays.stream(Language.values())
            .map(language -> letter(offer, typed, poll, language))
            .toList());
  }

  /** As somebody reads it who does not exist. */
  private InvitationFormPage.Letter letter(
      Offer offer, FormState typed, Optional<Poll> poll, Language language) {
    Panel panel =
        offer.panels().stream()
            .filter(one -> one.slug().equals(typed.value("panel")))
            .findFirst()
            .orElseThrow();
    Person example =
        new Person(
            panel.organisation(),
            panel.slug(),
            new Address(Address.Kind.EMAIL, ""),
            new Profile("", AgeBand.FROM_18_TO_21, java.util.Set.of(), language),
            new Consent(
                Consent.NEWEST,
                YearMonth.of(2000, 1),
                Rules.LONGEST_MONTHS,
                false,
                Optional.empty()),
            "…");
    boolean coded = poll.isPresent() && poll.get().content().access() == PollAccess.PANEL;
    Message message =
        messages.message(
            messages.about(offer.organisation().name(), panel, text(typed), poll),
            example,
            coded ? EXAMPLE_CODE : "");
    return new InvitationFormPage.Letter(
        language.code(),
        language.ownName(),
        message.subject(),
        message.before(),
        message.button(),
        message.after(),
        message.sms());
  }
}
