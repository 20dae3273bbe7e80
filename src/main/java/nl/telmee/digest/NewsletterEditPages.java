package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.id.Uuids;
import nl.telmee.identity.FormState;
import nl.telmee.mail.Mailer;
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
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page where a newsletter is made: what is in it, in which order, and how it looks. */
final class NewsletterEditPages {
  private static final int LONGEST_ACTION = 60;

  private final Newsletters newsletters;
  private final Issues issues;
  private final NewsletterMail mails;
  private final Optional<Mailer> mailer;
  private final NewsletterSendPages sending;
  private final Pages pages;

  NewsletterEditPages(
      Newsletters newsletters,
      Issues issues,
      NewsletterMail mails,
      Optional<Mailer> mailer,
      NewsletterSendPages sending,
      Pages pages) {
    this.newsletters = newsletters;
    this.issues = issues;
    this.mails = mails;
    this.mailer = mailer;
    this.sending = sending;
    this.pages = pages;
  }

  void mount(Routes routes) {
    String one = "/staff/newsletter/:newsletter";
    routes.get(one, Access.STAFF).reply(this::page);
    routes.post(one, Access.STAFF, BodyLimit.RESPONSE).reply(this::save);
  }

  /** The newsletter in the path, of the caller's own. */
  static Future<Newsletter> newsletter(RoutingContext ctx, Newsletters newsletters) {
    UUID id =
        Uuids.parse(ctx.pathParam("newsletter"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return newsletters.forEditor(Caller.of(ctx), id);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Words words = pages.words(ctx);
    String done =
        switch (Params.query(ctx, "done").orElse("")) {
          case "saved" -> words.say("newsletter.done.saved");
          case "test" -> words.say("newsletter.done.test", Caller.of(ctx).email());
          case "made" -> words.say("newsletter.done.made");
          default -> null;
        };
    return newsletter(ctx, newsletters)
        .compose(
            newsletter ->
                newsletter.state() == Newsletter.State.DRAFT
                    ? page(ctx, newsletter, NewsletterForm.show(newsletter), done, null)
                    : sending.progress(ctx, newsletter));
  }

  private Future<Reply> page(
      RoutingContext ctx,
      Newsletter newsletter,
      FormState state,
      @Nullable String done,
      @Nullable String alert) {
    return issues
        .of(newsletter)
        .compose(
            issue ->
                issues
                    .period(newsletter.organisation(), newsletter.content())
                    .map(period -> page(ctx, issue, period, state, done, alert)));
  }

  private Reply page(
      RoutingContext ctx,
      Issue issue,
      List<LoggedEvent> period,
      FormState state,
      @Nullable String done,
      @Nullable String alert) {
    Words words = pages.words(ctx);
    Newsletter newsletter = issue.newsletter();
    return pages.renderStaff(
        "digest/newsletter.jte",
        new NewsletterPage(
            pages.staff(ctx, words.say("newsletter.window"), StaffMenu.NEWSLETTER),
            newsletter.desk(),
            issue.sender().name().in(words.language()),
            newsletter.revision(),
            done,
            alert,
            state,
            rows(issue, period, words),
            IssueView.of(issue, mails, words),
            mailer.isPresent()));
  }

  /** What is in it, in its order; then what else happened. */
  private List<NewsletterPage.GroupRows> rows(Issue issue, List<LoggedEvent> period, Words words) {
    List<LoggedEvent> all = new ArrayList<>(issue.events());
    Set<UUID> kept = new HashSet<>(issue.newsletter().content().items());
    period.stream().filter(event -> !kept.contains(event.id())).forEach(all::add);
    return Issue.groups(all).entrySet().stream()
        .map(
            group ->
                new NewsletterPage.GroupRows(
                    words.say(group.getKey().word()), rows(group.getValue(), kept, issue, words)))
        .toList();
  }

  private List<NewsletterPage.Row> rows(
      List<LoggedEvent> events, Set<UUID> kept, Issue issue, Words words) {
    List<NewsletterPage.Row> rows = new ArrayList<>();
    for (LoggedEvent event : events) {
      MailText.Item item = mails.item(event, issue.names(), words);
      rows.add(
          new NewsletterPage.Row(
              event.id().toString(),
              item.title(),
              item.text(),
              item.moment(),
              kept.contains(event.id()),
              !rows.isEmpty(),
              rows.size() < events.size() - 1));
    }
    return rows;
  }

  private Future<Reply> save(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String action = form.text("action", LONGEST_ACTION);
    return newsletter(ctx, newsletters)
        .compose(
            before ->
                items(before, form, action)
                    .compose(
                        items -> {
                          NewsletterForm typed = NewsletterForm.read(pages.words(ctx), form, items);
                          return typed.content().isEmpty()
                              ? page(ctx, before, typed.state(), null, null)
                                  .map(page -> page.status(Problem.INVALID.status()))
                              : save(ctx, before, form, typed, action);
                        }));
  }

  private Future<Reply> save(
      RoutingContext ctx, Newsletter before, Form form, NewsletterForm typed, String action) {
    Caller caller = Caller.of(ctx);
    String revision = form.text("revision", LONGEST_ACTION);
    int known = revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : -1;
    return newsletters
        .change(caller, before, known, typed.content().orElseThrow())
        .compose(saved -> next(ctx, saved, action))
        .recover(failure -> outdated(ctx, before, typed.state(), failure));
  }

  private Future<Reply> outdated(
      RoutingContext ctx, Newsletter before, FormState state, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.REVISION_OUTDATED
        ? page(ctx, before, state, null, pages.words(ctx).say("newsletter.outdated"))
            .map(page -> page.status(Problem.REVISION_OUTDATED.status()))
        : Future.failedFuture(failure);
  }

  private Future<Reply> next(RoutingContext ctx, Newsletter saved, String action) {
    if (action.startsWith("up:") || action.startsWith("down:")) {
      String id = action.substring(action.indexOf(':') + 1);
      return Future.succeededFuture(Reply.seeOther(saved.desk() + "#i-" + id));
    }
    return switch (action) {
      case "send" -> Future.succeededFuture(Reply.seeOther(saved.desk() + "/send"));
      case "test" -> test(ctx, saved);
      default -> Future.succeededFuture(Reply.seeOther(saved.desk() + "?done=saved"));
    };
  }

  private Future<Reply> test(RoutingContext ctx, Newsletter saved) {
    Mailer with = mailer.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    Words words = pages.words(ctx);
    return issues
        .of(saved)
        .compose(issue -> with.send(mails.test(issue, Caller.of(ctx).email(), words.language())))
        .map(_ -> Reply.seeOther(saved.desk() + "?done=test"))
        .recover(
            _ ->
                page(
                        ctx,
                        saved,
                        NewsletterForm.show(saved),
                        null,
                        words.say("newsletter.test.not-sent"))
                    .map(page -> page.status(Problem.BUSY.status())));
  }

  /** What stays, in its order; what came into the period by other days comes in at the end. */
  private Future<List<UUID>> items(Newsletter before, Form form, String action) {
    List<UUID> order = new ArrayList<>(NewsletterForm.ids(form, "order"));
    Set<UUID> kept = new HashSet<>(NewsletterForm.ids(form, "keep"));
    NewsletterForm typed = NewsletterForm.read(Words.of(Language.NL), form, order);
    boolean sameDays =
        typed.content().isEmpty()
            || (typed.content().get().since().equals(before.content().since())
                && typed.content().get().until().equals(before.content().until()));
    Future<List<LoggedEvent>> period =
        issues.period(before.organisation(), typed.content().orElse(before.content()));
    return period.map(
        events -> {
          move(order, events, action);
          List<UUID> items = new ArrayList<>(order.stream().filter(kept::contains).toList());
          if (!sameDays) {
            events.stream()
                .map(LoggedEvent::id)
                .filter(id -> !order.contains(id))
                .forEach(items::add);
          }
          return items;
        });
  }

  /** Swaps an event with its neighbour in the same part. */
  private static void move(List<UUID> order, List<LoggedEvent> events, String action) {
    int colon = action.indexOf(':');
    Optional<UUID> moved = colon < 0 ? Optional.empty() : Uuids.parse(action.substring(colon + 1));
    if (moved.isEmpty() || !order.contains(moved.get())) {
      return;
    }
    for (Map.Entry<Group, List<LoggedEvent>> group :
        Issue.groups(Issue.ordered(order, events)).entrySet()) {
      List<UUID> ids = group.getValue().stream().map(LoggedEvent::id).toList();
      int at = ids.indexOf(moved.get());
      int other = action.startsWith("up:") ? at - 1 : at + 1;
      if (at >= 0 && other >= 0 && other < ids.size()) {
        Collections.swap(order, order.indexOf(ids.get(at)), order.indexOf(ids.get(other)));
      }
    }
  }
}
