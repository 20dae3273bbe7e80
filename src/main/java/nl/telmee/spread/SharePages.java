package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.Access;
import nl.telmee.web.Problem;
import nl.telmee.web.Qr;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;

/** The page with everything to spread a poll, its QR code as files, and posters to print. */
public final class SharePages {
  /** Sharp on a poster: 33 modules at 300 dots an inch and 10 cm are 1,181 pixels. */
  private static final int PIXELS = 1_200;

  private final StaffPolls staff;
  private final ShortLinks links;
  private final String publicUrl;
  private final List<String> origins;

  public SharePages(
      StaffPolls staff, ShortLinks links, String publicUrl, List<String> embedOrigins) {
    this.staff = staff;
    this.links = links;
    this.publicUrl = publicUrl;
    this.origins = List.copyOf(embedOrigins);
  }

  public void mount(Routes routes) {
    routes.get("/staff/polls/:poll/share", Access.MEMBER).reply(this::page);
    routes.get("/staff/polls/:poll/share/qr.svg", Access.MEMBER).reply(this::svg);
    routes.get("/staff/polls/:poll/share/qr.png", Access.MEMBER).reply(this::png);
    routes.get("/staff/polls/:poll/share/sheet/:size", Access.MEMBER).reply(this::sheet);
  }

  private Future<Addresses> addresses(Poll poll) {
    return links.path(poll.id()).map(path -> Addresses.of(publicUrl, poll, path));
  }

  private Future<Reply> page(RoutingContext ctx) {
    return staff
        .seen(ctx)
        .compose(poll -> addresses(poll).map(addresses -> page(ctx, poll, addresses)));
  }

  private Reply page(RoutingContext ctx, Poll poll, Addresses addresses) {
    StaffFrame frame = staff.frame(ctx, "desk.share", poll);
    PollHead head = staff.head(ctx, frame, poll, PollDesk.Page.SHARE);
    return staff
        .pages()
        .renderStaff("spread/share.jte", SharePage.of(frame, head, poll, addresses, origins));
  }

  private Future<Reply> svg(RoutingContext ctx) {
    return file(ctx, "svg", "image/svg+xml", qr -> Buffer.buffer(qr.svg()));
  }

  private Future<Reply> png(RoutingContext ctx) {
    return file(ctx, "png", "image/png", qr -> Buffer.buffer(qr.png(PIXELS)));
  }

  private Future<Reply> file(
      RoutingContext ctx,
      String ending,
      String type,
      java.util.function.Function<Qr, Buffer> drawing) {
    return staff
        .seen(ctx)
        .map(
            poll ->
                Reply.of(200, type, drawing.apply(Qr.of(publicUrl + poll.page())))
                    .with("Cache-Control", "no-store")
                    .with(
                        "Content-Disposition",
                        "attachment; filename=\"qr-"
                            + poll.content().slug()
                            + "."
                            + ending
                            + "\""));
  }

  private Future<Reply> sheet(RoutingContext ctx) {
    SheetPage.Size size =
        Arrays.stream(SheetPage.Size.values())
            .filter(one -> word(one).equals(ctx.pathParam("size")))
            .findFirst()
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return staff
        .seen(ctx)
        .compose(
            poll ->
                Future.all(staff.house(ctx, poll), addresses(poll))
                    .map(both -> sheet(ctx, poll, size, both.resultAt(0), both.resultAt(1))));
  }

  private Reply sheet(
      RoutingContext ctx, Poll poll, SheetPage.Size size, House house, Addresses addresses) {
    StaffFrame frame = staff.frame(ctx, "spread.sheet." + word(size), poll);
    return staff
        .pages()
        .renderStaff(
            "spread/sheet.jte",
            new SheetPage(
                frame,
                PollHead.desk(poll) + "/share",
                word(size),
                IntStream.range(0, size.pieces()).boxed().toList(),
                Arrays.stream(SheetPage.Size.values())
                    .map(
                        one ->
                            new PollHead.Tab(
                                word(one), frame.say("spread.sheet." + word(one)), one == size))
                    .toList(),
                house,
                Invitation.of(frame.words(), poll),
                Qr.of(addresses.full()),
                addresses.spoken()));
  }

  private static String word(SheetPage.Size size) {
    return size.name().toLowerCase(Locale.ROOT);
  }
}
