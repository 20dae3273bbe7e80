package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages about subscriptions. */
final class SubscriptionPages {
  private static final String ALL = "/staff/webhooks";
  private static final String NEW = ALL + "/new";
  private static final String ONE = ALL + "/:subscription";
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final int LONGEST_MOMENT = 30;

  /** Somebody else, or the same button before, has done it already. */
  private static final Set<Problem> DONE_ALREADY =
      Set.of(Problem.WEBHOOK_ACTIVE, Problem.WEBHOOK_PAUSED);

  private final Subscriptions subscriptions;
  private final OrganisationStore organisations;
  private final Pages pages;

  SubscriptionPages(Subscriptions subscriptions, OrganisationStore organisations, Pages pages) {
    this.subscriptions = subscriptions;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.COUNCIL).reply(this::list);
    routes.get(NEW, Access.COUNCIL).reply(ctx -> newPage(ctx, SubscriptionForm.EMPTY));
    routes.post(NEW, Access.COUNCIL, BodyLimit.SMALL).reply(this::make);
    routes.get(ONE, Access.COUNCIL).reply(ctx -> page(ctx, SubscriptionPageParts.of(ctx)));
    routes.post(ONE, Access.COUNCIL, BodyLimit.SMALL).reply(this::change);
    routes.post(ONE + "/_test", Access.COUNCIL, BodyLimit.SMALL).reply(this::test);
    routes.post(ONE + "/_rotate-secret", Access.COUNCIL, BodyLimit.SMALL).reply(this::rotate);
    routes.post(ONE + "/_replay", Access.COUNCIL, BodyLimit.SMALL).reply(this::replay);
    action(routes, "/_pause", "paused", ctx -> subscriptions.pause(Caller.of(ctx), id(ctx)));
    action(
        routes, "/_resume", "resumed", ctx -> subscriptions.resume(Caller.of(ctx), id(ctx), null));
    action(
        routes,
        "/deliveries/:delivery/_replay",
        "replayed-one",
        ctx ->
            subscriptions
                .replay(Caller.of(ctx), id(ctx), SubscriptionRoutes.id(ctx, "delivery"))
                .mapEmpty());
    routes.post(ONE + "/_remove", Access.COUNCIL, BodyLimit.SMALL).reply(this::remove);
  }

  private interface Action {
    Future<Void> run(RoutingContext ctx);
  }

  private static void action(Routes routes, String path, String done, Action action) {
    routes
        .post(ONE + path, Access.COUNCIL, BodyLimit.SMALL)
        .reply(
            ctx ->
                action
                    .run(ctx)
                    .map(_ -> there(ctx, "?done=" + done))
                    .recover(
                        failure ->
                            failure instanceof Rejected rejected
                                    && DONE_ALREADY.contains(rejected.problem())
                                ? Future.succeededFuture(there(ctx, ""))
                                : Future.failedFuture(failure)));
  }

  private static Reply there(RoutingContext ctx, String query) {
    return Reply.seeOther(ALL + "/" + id(ctx) + query);
  }

  private static UUID id(RoutingContext ctx) {
    return SubscriptionRoutes.id(ctx, "subscription");
  }

  private StaffFrame frame(RoutingContext ctx, String title) {
    return pages.staff(ctx, pages.words(ctx).say(title), StaffMenu.WEBHOOKS);
  }

  private Future<Reply> list(RoutingContext ctx) {
    StaffFrame frame = frame(ctx, "menu.webhooks");
    String done = Params.query(ctx, "done").filter("removed"::equals).orElse("");
    return Future.all(subscriptions.all(Caller.of(ctx), null), organisations.all())
        .map(
            found -> {
              List<Subscription> all = found.resultAt(0);
              List<Organisation> known = found.resultAt(1);
              return new SubscriptionsPage(
                  frame,
                  done,
                  all.stream()
                      .map(
                          one ->
                              SubscriptionsPage.line(
                                  one, name(frame.words(), known, one.organisation())))
                      .toList());
            })
        .map(page -> pages.renderStaff("webhook/list.jte", page));
  }

  private static String name(Words words, List<Organisation> known, String slug) {
    return known.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }

  private Future<Reply> newPage(RoutingContext ctx, SubscriptionForm form) {
    StaffFrame frame = frame(ctx, "webhook.new");
    Reach reach = Reach.of(Caller.of(ctx));
    return organisations
        .all()
        .map(
            all ->
                all.stream()
                    .filter(one -> reach.scope().changes(one.slug()))
                    .map(
                        one ->
                            new SubscriptionForm.Choice(
                                one.slug(),
                                one.name().in(frame.words().language()),
                                one.slug().equals(form.organisation())))
                    .toList())
        .map(
            places ->
                pages.renderStaff(
                    "webhook/new.jte", new SubscriptionFormPage(frame, form, places)));
  }

  private Future<Reply> make(RoutingContext ctx) {
    SubscriptionForm form = SubscriptionForm.of(Form.of(ctx));
    return subscriptions
        .make(Caller.of(ctx), form.body(true, subscriptions.plainAllowed()))
        .compose(
            made ->
                page(ctx, made.subscription(), SubscriptionPageParts.secret("made", made.secret())))
        .recover(
            failure ->
                wrong(
                    failure,
                    mistaken -> newPage(ctx, form.wrong(pages.words(ctx), mistaken.mistakes()))));
  }

  private interface WithMistakes {
    Future<Reply> page(Rejected mistaken);
  }

  private static Future<Reply> wrong(Throwable failure, WithMistakes again) {
    boolean mistaken = failure instanceof Rejected rejected && rejected.problem().status() == 400;
    return mistaken
        ? again.page((Rejected) failure).map(reply -> reply.status(Problem.INVALID.status()))
        : Future.failedFuture(failure);
  }

  private Future<Reply> page(RoutingContext ctx, SubscriptionPageParts parts) {
    return subscriptions.one(Caller.of(ctx), id(ctx)).compose(found -> page(ctx, found, parts));
  }

  private Future<Reply> page(RoutingContext ctx, Subscription one, SubscriptionPageParts parts) {
    StaffFrame frame = frame(ctx, "webhook.one");
    Caller caller = Caller.of(ctx);
    return Future.all(
            subscriptions.deliveries(caller, one.id(), parts.before(), SubscriptionPageParts.SHOWN),
            organisations.all())
        .map(
            found ->
                parts.page(
                    frame,
                    one,
                    name(frame.words(), found.resultAt(1), one.organisation()),
                    found.resultAt(0)))
        .map(page -> pages.renderStaff("webhook/one.jte", page));
  }

  private Future<Reply> change(RoutingContext ctx) {
    SubscriptionForm form = SubscriptionForm.of(Form.of(ctx));
    return subscriptions
        .change(Caller.of(ctx), id(ctx), form.body(false, subscriptions.plainAllowed()))
        .map(_ -> there(ctx, "?done=changed"))
        .recover(
            failure ->
                wrong(
                    failure,
                    mistaken ->
                        page(
                            ctx,
                            SubscriptionPageParts.form(
                                form.wrong(pages.words(ctx), mistaken.mistakes())))));
  }

  private Future<Reply> test(RoutingContext ctx) {
    return subscriptions
        .test(Caller.of(ctx), id(ctx))
        .map(delivery -> there(ctx, "?done=tested&delivery=" + delivery.id()));
  }

  private Future<Reply> rotate(RoutingContext ctx) {
    return subscriptions
        .rotate(Caller.of(ctx), id(ctx))
        .compose(
            made ->
                page(ctx, made.subscription(), SubscriptionPageParts.secret("", made.secret())));
  }

  /** From a moment in the time of the Netherlands. */
  private Future<Reply> replay(RoutingContext ctx) {
    String typed = Form.of(ctx).text("from", LONGEST_MOMENT);
    Instant from;
    try {
      from = LocalDateTime.parse(typed.replace(' ', 'T')).atZone(AMSTERDAM).toInstant();
    } catch (DateTimeException _) {
      String error = pages.words(ctx).say("webhook.replay.wrong");
      return page(ctx, SubscriptionPageParts.replayError(error))
          .map(reply -> reply.status(Problem.INVALID.status()));
    }
    return subscriptions
        .replay(Caller.of(ctx), id(ctx), from)
        .map(_ -> there(ctx, "?done=replayed"));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return subscriptions
        .remove(Caller.of(ctx), id(ctx))
        .map(_ -> Reply.seeOther(ALL + "?done=removed"));
  }
}
