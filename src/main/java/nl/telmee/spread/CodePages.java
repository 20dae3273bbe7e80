package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.poll.PollDesk;
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

/** Pages about access codes: groups, cards to print, a list to take along. */
final class CodePages {
  private static final String PATH = "/staff/polls/:poll/codes";
  private static final int LONGEST_NUMBER = 6;

  private final StaffPolls staff;
  private final CodeGroups codes;
  private final ShortLinks links;
  private final String publicUrl;

  CodePages(StaffPolls staff, CodeGroups codes, ShortLinks links, String publicUrl) {
    this.staff = staff;
    this.codes = codes;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::page);
    routes.post(PATH, Access.COUNCIL, BodyLimit.SMALL).reply(this::make);
    routes.post(PATH + "/:group/more", Access.COUNCIL, BodyLimit.SMALL).reply(this::more);
    routes.post(PATH + "/:group/withdraw", Access.COUNCIL, BodyLimit.SMALL).reply(this::withdraw);
    routes.get(PATH + "/:group/cards", Access.COUNCIL).reply(this::cards);
    routes.get(PATH + "/:group/list.csv", Access.COUNCIL).reply(this::list);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return staff.seen(ctx).compose(poll -> page(ctx, poll, CodesPage.Entry.EMPTY));
  }

  private Future<Reply> page(RoutingContext ctx, Poll poll, CodesPage.Entry entry) {
    StaffFrame frame = staff.frame(ctx, "desk.codes", poll);
    PollHead head = staff.head(ctx, frame, poll, PollDesk.Page.CODES);
    return codes
        .of(Caller.of(ctx), poll, CodeGroup.Kind.CODE)
        .map(groups -> CodesPage.of(frame, head, poll, entry, groups))
        .map(page -> staff.pages().renderStaff("spread/codes.jte", page))
        .map(reply -> entry.wrong() ? reply.status(Problem.INVALID.status()) : reply);
  }

  private Future<Reply> make(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return open(ctx)
        .compose(
            poll -> {
              CodesPage.Entry entry = entry(ctx, form);
              return entry.wrong()
                  ? page(ctx, poll, entry)
                  : codes
                      .make(
                          Caller.of(ctx),
                          poll,
                          CodeGroup.Kind.CODE,
                          entry.name(),
                          Integer.parseInt(entry.size()))
                      .map(_ -> home(poll))
                      .recover(failure -> tooMany(ctx, poll, entry, failure));
            });
  }

  private CodesPage.Entry entry(RoutingContext ctx, Form form) {
    String name = form.text("name", CodeGroups.LONGEST_NAME);
    String size = form.text("size", LONGEST_NUMBER);
    var words = staff.pages().words(ctx);
    return new CodesPage.Entry(
        name,
        size,
        name.isEmpty() ? words.say("codes.name.needed") : "",
        number(size) == 0 ? words.say("codes.size.wrong", CodeGroups.MOST_AT_ONCE) : "");
  }

  /** A number of codes that can be made at once, or 0. */
  static int number(String typed) {
    int number = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    return number <= CodeGroups.MOST_AT_ONCE ? number : 0;
  }

  private Future<Reply> tooMany(
      RoutingContext ctx, Poll poll, CodesPage.Entry entry, Throwable failure) {
    if (!(failure instanceof CodeGroups.TooMany)) {
      return Future.failedFuture(failure);
    }
    String error = staff.pages().words(ctx).say("codes.too-many", CodeGroups.MOST_OF_A_POLL);
    return page(ctx, poll, new CodesPage.Entry(entry.name(), entry.size(), "", error));
  }

  /** A poll of the caller's that asks for codes and can still be answered. */
  private Future<Poll> open(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .map(
            poll -> {
              if (poll.content().access() != PollAccess.CODE || poll.state() == Poll.State.CLOSED) {
                throw Rejected.because(Problem.NOT_ALLOWED);
              }
              return poll;
            });
  }

  private Future<CodeGroup> group(RoutingContext ctx, Poll poll) {
    UUID id =
        Uuids.parse(ctx.pathParam("group")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return codes.one(Caller.of(ctx), poll, CodeGroup.Kind.CODE, id);
  }

  private Future<Reply> more(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return open(ctx)
        .compose(
            poll -> {
              CodesPage.Entry entry =
                  entry(ctx, form).size().isEmpty() ? CodesPage.Entry.EMPTY : entry(ctx, form);
              int more = number(entry.size());
              return group(ctx, poll)
                  .compose(
                      group ->
                          more == 0
                              ? Future.succeededFuture(home(poll))
                              : codes.add(Caller.of(ctx), poll, group, more).map(_ -> home(poll)))
                  .recover(failure -> tooMany(ctx, poll, CodesPage.Entry.EMPTY, failure));
            });
  }

  private Future<Reply> withdraw(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(
            poll ->
                group(ctx, poll)
                    .compose(group -> codes.withdraw(Caller.of(ctx), poll, group))
                    .map(_ -> home(poll)));
  }

  private static Reply home(Poll poll) {
    return Reply.seeOther(PollHead.desk(poll) + "/codes");
  }

  private Future<Reply> cards(RoutingContext ctx) {
    int number = Params.whole(ctx, "page", 1, 100, 1);
    return staff
        .changed(ctx)
        .compose(
            poll ->
                Future.all(group(ctx, poll), staff.house(ctx, poll), links.path(poll.id()))
                    .compose(
                        found ->
                            cards(
                                ctx,
                                poll,
                                found.resultAt(0),
                                found.resultAt(1),
                                Addresses.of(publicUrl, poll, found.resultAt(2)),
                                number)));
  }

  private Future<Reply> cards(
      RoutingContext ctx,
      Poll poll,
      CodeGroup group,
      House house,
      Addresses addresses,
      int number) {
    StaffFrame frame = staff.frame(ctx, "codes.cards", poll);
    return codes
        .left(Caller.of(ctx), poll, group, "cards")
        .map(
            all -> {
              int pages = CardsPage.pages(all.size());
              int from = Math.min(number - 1, pages - 1) * CardsPage.ON_A_PAGE;
              int to = Math.min(all.size(), from + CardsPage.ON_A_PAGE);
              return new CardsPage(
                  frame,
                  PollHead.desk(poll) + "/codes",
                  group.name(),
                  house,
                  Invitation.of(frame.words(), poll),
                  addresses.spoken(),
                  sheets(all.subList(from, to), addresses),
                  frame.say("codes.cards.part", Math.min(from + 1, to), to, all.size()),
                  from == 0 ? null : "cards?page=" + (from / CardsPage.ON_A_PAGE),
                  to == all.size() ? null : "cards?page=" + (from / CardsPage.ON_A_PAGE + 2));
            })
        .map(page -> staff.pages().renderStaff("spread/cards.jte", page));
  }

  private static List<List<CardsPage.Card>> sheets(List<String> codes, Addresses addresses) {
    List<List<CardsPage.Card>> sheets = new ArrayList<>();
    for (int i = 0; i < codes.size(); i += CardsPage.ON_A_SHEET) {
      sheets.add(
          codes.subList(i, Math.min(codes.size(), i + CardsPage.ON_A_SHEET)).stream()
              .map(code -> new CardsPage.Card(code, Qr.of(addresses.withCode(code))))
              .toList());
    }
    return sheets;
  }

  private Future<Reply> list(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(
            poll ->
                group(ctx, poll)
                    .compose(group -> codes.left(Caller.of(ctx), poll, group, "csv"))
                    .map(codes -> csv(poll, codes)));
  }

  /** A code holds only letters and hyphens and our addresses no commas, so nothing is quoted. */
  private Reply csv(Poll poll, List<String> codes) {
    Addresses addresses = Addresses.of(publicUrl, poll, "");
    String lines =
        codes.stream()
            .map(code -> code + "," + addresses.withCode(code) + "\r\n")
            .collect(Collectors.joining());
    return Reply.of(200, "text/csv; charset=utf-8", Buffer.buffer("code,link\r\n" + lines))
        .with("Cache-Control", "no-store")
        .with(
            "Content-Disposition",
            "attachment; filename=\"codes-" + poll.content().slug() + ".csv\"");
  }
}
