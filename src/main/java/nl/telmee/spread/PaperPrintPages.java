package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.intake.AnswerPage;
import nl.telmee.poll.Poll;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Qr;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/** Makes numbered questionnaires and shows them to be printed. */
final class PaperPrintPages {
  private final StaffPolls staff;
  private final CodeGroups codes;
  private final ShortLinks links;
  private final PaperPages pages;
  private final String publicUrl;

  PaperPrintPages(
      StaffPolls staff, CodeGroups codes, ShortLinks links, PaperPages pages, String publicUrl) {
    this.staff = staff;
    this.codes = codes;
    this.links = links;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  void mount(Routes routes) {
    routes.post(PaperPages.PATH + "/forms", Access.COUNCIL, BodyLimit.SMALL).reply(this::make);
    routes.get(PaperPages.PATH + "/:group/print", Access.COUNCIL).reply(this::print);
    routes
        .post(PaperPages.PATH + "/:group/withdraw", Access.COUNCIL, BodyLimit.SMALL)
        .reply(this::withdraw);
  }

  private Future<Reply> make(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = staff.pages().words(ctx);
    String name = form.text("name", CodeGroups.LONGEST_NAME);
    String size = form.text("size", 6);
    int number = CodePages.number(size);
    return staff
        .changed(ctx)
        .compose(
            poll -> {
              if (poll.state() == Poll.State.CLOSED) {
                throw Rejected.because(Problem.POLL_NOT_OPEN);
              }
              if (number == 0 || name.isEmpty()) {
                return refused(
                    ctx,
                    poll,
                    new CodesPage.Entry(
                        name,
                        size,
                        name.isEmpty() ? words.say("paper.name.needed") : "",
                        number == 0 ? words.say("codes.size.wrong", CodeGroups.MOST_AT_ONCE) : ""));
              }
              return codes
                  .make(Caller.of(ctx), poll, CodeGroup.Kind.PAPER, name, number)
                  .map(id -> Reply.seeOther(PollHead.desk(poll) + "/paper/" + id + "/print"))
                  .recover(failure -> tooMany(ctx, poll, name, size, failure));
            });
  }

  private Future<Reply> tooMany(
      RoutingContext ctx, Poll poll, String name, String size, Throwable failure) {
    if (!(failure instanceof CodeGroups.TooMany)) {
      return Future.failedFuture(failure);
    }
    String error = staff.pages().words(ctx).say("codes.too-many", CodeGroups.MOST_OF_A_POLL);
    return refused(ctx, poll, new CodesPage.Entry(name, size, "", error));
  }

  private Future<Reply> refused(RoutingContext ctx, Poll poll, CodesPage.Entry entry) {
    return pages
        .page(ctx, poll, pages.typing(ctx, poll, 0), entry)
        .map(reply -> reply.status(Problem.INVALID.status()));
  }

  private Future<CodeGroup> group(RoutingContext ctx, Poll poll) {
    UUID id =
        Uuids.parse(ctx.pathParam("group")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return codes.one(Caller.of(ctx), poll, CodeGroup.Kind.PAPER, id);
  }

  private Future<Reply> withdraw(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(
            poll ->
                group(ctx, poll)
                    .compose(group -> codes.withdraw(Caller.of(ctx), poll, group))
                    .map(_ -> Reply.seeOther(PollHead.desk(poll) + "/paper")));
  }

  private Future<Reply> print(RoutingContext ctx) {
    int number = Params.whole(ctx, "page", 1, 1000, 1);
    return staff
        .changed(ctx)
        .compose(
            poll ->
                Future.all(group(ctx, poll), staff.house(ctx, poll), links.path(poll.id()))
                    .compose(
                        found ->
                            codes
                                .left(Caller.of(ctx), poll, found.resultAt(0), "paper")
                                .map(
                                    all ->
                                        print(
                                            ctx,
                                            poll,
                                            found.resultAt(1),
                                            Addresses.of(publicUrl, poll, found.resultAt(2)),
                                            all,
                                            number))));
  }

  private Reply print(
      RoutingContext ctx,
      Poll poll,
      House house,
      Addresses addresses,
      List<String> all,
      int number) {
    StaffFrame frame = staff.frame(ctx, "paper.print", poll);
    int last = Math.max(1, Math.ceilDiv(all.size(), PaperSheetPage.ON_A_PAGE));
    int page = Math.min(number, last);
    int from = (page - 1) * PaperSheetPage.ON_A_PAGE;
    int to = Math.min(all.size(), from + PaperSheetPage.ON_A_PAGE);
    boolean coded = poll.content().access().takesCodes();
    return staff
        .pages()
        .renderStaff(
            "spread/paper-sheet.jte",
            new PaperSheetPage(
                frame,
                PollHead.desk(poll) + "/paper",
                house,
                Invitation.of(frame.words(), poll),
                addresses.spoken(),
                AnswerPage.of(frame.frame(), poll, "", Map.of(), Map.of()).questions().stream()
                    .map(PaperQuestion::of)
                    .toList(),
                all.subList(from, to).stream().map(code -> card(addresses, code, coded)).toList(),
                frame.say("codes.cards.part", Math.min(from + 1, to), to, all.size()),
                page == 1 ? null : "print?page=" + (page - 1),
                page == last ? null : "print?page=" + (page + 1)));
  }

  /** Who would rather answer on a phone scans the form; the number of the form is a code there. */
  private static CardsPage.Card card(Addresses addresses, String code, boolean coded) {
    String address = coded ? addresses.withCode(code) : addresses.full();
    return new CardsPage.Card(code, Qr.of(address));
  }
}
