package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.db.Database;
import nl.telmee.identity.FormState;
import nl.telmee.identity.Organisation;
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

/** The page with all newsletters, where a new one begins, and the numbers of followers. */
final class NewsletterDesk {
  static final String PATH = "/staff/newsletter";
  private static final int LONGEST = 100;
  private static final int USUAL_DAYS = 30;

  private final Newsletters newsletters;
  private final Issues issues;
  private final Database db;
  private final Clock clock;
  private final boolean mails;
  private final Pages pages;

  NewsletterDesk(
      Newsletters newsletters,
      Issues issues,
      Database db,
      Clock clock,
      boolean mails,
      Pages pages) {
    this.newsletters = newsletters;
    this.issues = issues;
    this.db = db;
    this.clock = clock;
    this.mails = mails;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.STAFF).reply(ctx -> page(ctx, usual()));
    routes.post(PATH, Access.STAFF, BodyLimit.SMALL).reply(this::make);
  }

  private LocalDate today() {
    return clock.instant().atZone(Frequency.AMSTERDAM).toLocalDate();
  }

  private FormState usual() {
    LocalDate today = today();
    return FormState.of(
        Map.of("since", today.minusDays(USUAL_DAYS).toString(), "until", today.toString()));
  }

  private Future<Reply> page(RoutingContext ctx, FormState state) {
    Caller caller = Caller.of(ctx);
    LocalDate year = today().withDayOfMonth(1).minusMonths(11);
    return issues
        .ofWhich(caller.scope().changed(), caller.scope().everywhere())
        .compose(
            places ->
                newsletters
                    .list(caller)
                    .compose(
                        all ->
                            new CountStore(db.staff(caller.scope()))
                                .all(year)
                                .map(counts -> page(ctx, state, places, all, counts))));
  }

  private Reply page(
      RoutingContext ctx,
      FormState state,
      List<Organisation> places,
      List<Newsletter> all,
      List<CountStore.Counts> counts) {
    Words words = pages.words(ctx);
    Map<String, String> names = new HashMap<>();
    places.forEach(one -> names.put(one.slug(), one.name().in(words.language())));
    boolean removed = Params.query(ctx, "done").orElse("").equals("removed");
    return pages.renderStaff(
        "digest/desk.jte",
        new NewsletterDeskPage(
            pages.staff(ctx, words.say("newsletter.window"), StaffMenu.NEWSLETTER),
            removed ? words.say("newsletter.done.removed") : null,
            mails,
            places.stream()
                .map(
                    one ->
                        new NewsletterDeskPage.Place(one.slug(), one.name().in(words.language())))
                .toList(),
            state,
            all.stream()
                .filter(one -> names.containsKey(one.organisation()))
                .map(one -> row(words, one, names.getOrDefault(one.organisation(), "")))
                .toList(),
            counts.stream()
                .filter(one -> names.containsKey(one.organisation()))
                .map(one -> counts(words, one, names.getOrDefault(one.organisation(), "")))
                .toList()));
  }

  private static NewsletterDeskPage.Row row(Words words, Newsletter one, String organisation) {
    boolean open = one.state().isPublic();
    return new NewsletterDeskPage.Row(
        one.desk(),
        one.content().title().in(words.language()),
        organisation,
        words.say("newsletter.is." + one.state().word()),
        open ? "chip yes" : "chip");
  }

  private static NewsletterDeskPage.Counts counts(
      Words words, CountStore.Counts one, String organisation) {
    return new NewsletterDeskPage.Counts(
        organisation,
        words.count(one.atOnce()),
        words.count(one.daily()),
        words.count(one.weekly()),
        words.count(one.newsletter()),
        words.count(one.returned()),
        words.count(one.givenUp()));
  }

  private Future<Reply> make(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    String organisation = form.text("organisation", LONGEST);
    LocalDate since = NewsletterForm.day(form.text("since", LONGEST));
    LocalDate until = NewsletterForm.day(form.text("until", LONGEST));
    if (since == null || until == null || !NewsletterForm.isPeriod(since, until)) {
      FormState state =
          FormState.of(
                  Map.of(
                      "organisation",
                      organisation,
                      "since",
                      form.text("since", LONGEST),
                      "until",
                      form.text("until", LONGEST)))
              .wrong("until", words.say("newsletter.period.wrong"));
      return page(ctx, state).map(page -> page.status(Problem.INVALID.status()));
    }
    Caller caller = Caller.of(ctx);
    if (!caller.changes(organisation)) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    return issues
        .sender(organisation)
        .compose(
            sender ->
                newsletters.make(
                    caller,
                    organisation,
                    new Newsletter.Content(title(sender, until), null, since, until, List.of()),
                    true))
        .map(made -> Reply.seeOther(made.desk() + "?done=made"));
  }

  private static Translated title(Sender sender, LocalDate until) {
    Words dutch = Words.of(Language.NL);
    Words english = Words.of(Language.EN);
    return new Translated(
        dutch.say("newsletter.title.usual", sender.name().in(dutch.language()), dutch.day(until)),
        english.say(
            "newsletter.title.usual", sender.name().in(english.language()), english.day(until)));
  }
}
