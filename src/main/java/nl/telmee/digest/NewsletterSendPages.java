package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.db.Database;
import nl.telmee.identity.FormState;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The pages where a newsletter is sent, now or later, held back, or thrown away. */
final class NewsletterSendPages {
  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final int LONGEST = 20;

  private final Newsletters newsletters;
  private final Database db;
  private final Clock clock;
  private final Pages pages;

  NewsletterSendPages(Newsletters newsletters, Database db, Clock clock, Pages pages) {
    this.newsletters = newsletters;
    this.db = db;
    this.clock = clock;
    this.pages = pages;
  }

  void mount(Routes routes) {
    String one = "/staff/newsletter/:newsletter";
    routes.get(one + "/send", Access.STAFF).reply(ctx -> ask(ctx, empty(), 200));
    routes.post(one + "/send", Access.STAFF, BodyLimit.SMALL).reply(this::send);
    routes.post(one + "/_hold", Access.STAFF, BodyLimit.SMALL).reply(this::hold);
    routes.post(one + "/_remove", Access.STAFF, BodyLimit.SMALL).reply(this::remove);
  }

  private static FormState empty() {
    return FormState.of(Map.of("when", "now"));
  }

  private Future<Newsletter> newsletter(RoutingContext ctx) {
    return NewsletterEditPages.newsletter(ctx, newsletters);
  }

  private Future<Reply> ask(RoutingContext ctx, FormState state, int status) {
    return newsletter(ctx)
        .compose(
            newsletter ->
                newsletter.state() == Newsletter.State.DRAFT
                    ? readers(ctx, newsletter).map(n -> page(ctx, newsletter, n, state, status))
                    : Future.succeededFuture(Reply.seeOther(newsletter.desk())));
  }

  private Future<Long> readers(RoutingContext ctx, Newsletter newsletter) {
    return new CountStore(db.staff(Caller.of(ctx).scope()))
        .all(LocalDate.EPOCH)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.organisation().equals(newsletter.organisation()))
                    .mapToLong(CountStore.Counts::newsletter)
                    .sum());
  }

  private Reply page(
      RoutingContext ctx, Newsletter newsletter, long readers, FormState state, int status) {
    Words words = pages.words(ctx);
    List<String> sentences =
        List.of(
            words.count("newsletter.readers", readers),
            words.count("newsletter.items", newsletter.content().items().size()),
            words.say("newsletter.send.public"));
    return page(ctx, newsletter, sentences, state).status(status);
  }

  private Reply page(
      RoutingContext ctx, Newsletter newsletter, List<String> sentences, @Nullable FormState form) {
    Words words = pages.words(ctx);
    Newsletter.Progress progress = newsletter.progress();
    boolean open = newsletter.state().isPublic();
    return pages.renderStaff(
        "digest/send.jte",
        new SendPage(
            pages.staff(ctx, words.say("newsletter.window"), StaffMenu.NEWSLETTER),
            newsletter.desk(),
            newsletter.content().title().in(words.language()),
            sentences,
            form,
            progress.delivered() + progress.refused(),
            open ? progress.recipients() : 0,
            newsletter.state() != Newsletter.State.SENT,
            newsletter.state() == Newsletter.State.SCHEDULED,
            open ? newsletter.path() : null));
  }

  /** How far it is. */
  Future<Reply> progress(RoutingContext ctx, Newsletter newsletter) {
    Words words = pages.words(ctx);
    Newsletter.Progress progress = newsletter.progress();
    List<String> sentences = new ArrayList<>();
    switch (newsletter.state()) {
      case DRAFT -> throw new IllegalStateException("nothing goes out yet");
      case SCHEDULED ->
          sentences.add(
              words.say("newsletter.state.scheduled", moment(words, newsletter.sendAt())));
      case SENDING -> sentences.add(words.say("newsletter.state.sending"));
      case SENT ->
          sentences.add(words.say("newsletter.state.sent", moment(words, newsletter.endedAt())));
    }
    if (newsletter.state().isPublic()) {
      sentences.add(words.say("newsletter.progress", progress.delivered(), progress.recipients()));
    }
    if (progress.refused() > 0) {
      sentences.add(words.count("newsletter.refused", progress.refused()));
    }
    return Future.succeededFuture(page(ctx, newsletter, sentences, null));
  }

  private static String moment(Words words, @Nullable Instant at) {
    return at == null ? "" : words.moment(at);
  }

  private Future<Reply> send(RoutingContext ctx) {
    Form form = Form.of(ctx);
    boolean later = form.text("when", LONGEST).equals("later");
    Optional<Instant> at = moment(form.text("at", LONGEST));
    FormState state =
        FormState.of(Map.of("when", later ? "later" : "now", "at", form.text("at", LONGEST)));
    if (later && at.isEmpty()) {
      String message = pages.words(ctx).say("newsletter.at.wrong");
      return ask(ctx, state.wrong("at", message), Problem.INVALID.status());
    }
    return newsletter(ctx)
        .compose(
            newsletter -> newsletters.send(Caller.of(ctx), newsletter, later ? at.get() : null))
        .map(newsletter -> Reply.seeOther(newsletter.desk()));
  }

  /** A moment to come, as browsers send it, in the time of the Netherlands. */
  private Optional<Instant> moment(String typed) {
    try {
      Instant at =
          LocalDateTime.parse(typed.replace(' ', 'T')).atZone(Frequency.AMSTERDAM).toInstant();
      Instant now = clock.instant();
      boolean fits = at.isAfter(now) && at.isBefore(now.plus(FURTHEST));
      return fits ? Optional.of(at) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Future<Reply> hold(RoutingContext ctx) {
    return newsletter(ctx)
        .compose(newsletter -> newsletters.hold(Caller.of(ctx), newsletter))
        .map(newsletter -> Reply.seeOther(newsletter.desk()));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return newsletter(ctx)
        .compose(newsletter -> newsletters.remove(Caller.of(ctx), newsletter))
        .map(_ -> Reply.seeOther(NewsletterDesk.PATH + "?done=removed"));
  }
}
