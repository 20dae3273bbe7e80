package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Transfers;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Pages;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Upload;
import nl.telmee.web.Words;

/** Takes in a trajectory that was taken out of another installation. */
public final class TakingRoutes {
  private static final String PATH = "/staff/trajectories/import";

  private final Transfers transfers;
  private final Pages pages;

  public TakingRoutes(Transfers transfers, Pages pages) {
    this.transfers = transfers;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(ctx -> Future.succeededFuture(page(ctx, Typed.NOTHING)));
    routes.post(PATH, Access.COUNCIL, BodyLimit.ARCHIVE).reply(this::take);
  }

  private Reply page(RoutingContext ctx, Typed typed) {
    Words words = pages.words(ctx);
    return pages
        .renderStaff(
            "document/taking.jte",
            new TakingPage(
                pages.staff(ctx, words.say("document.take"), StaffMenu.TRAJECTORIES), typed))
        .status(typed.right() ? 200 : Problem.INVALID.status());
  }

  private Future<Reply> take(RoutingContext ctx) {
    Words words = pages.words(ctx);
    return transfers
        .take(Caller.of(ctx), () -> file(ctx))
        .map(taken -> Reply.seeOther(TrajectoryDesk.address(taken)))
        .recover(failure -> refused(ctx, words, failure));
  }

  private static Buffer file(RoutingContext ctx) {
    return Upload.of(ctx).file("file").orElseThrow(TakingRoutes::noneChosen).content();
  }

  private static Rejected noneChosen() {
    return Rejected.because(Problem.INVALID, new Mistake("/file", "is needed"));
  }

  private static String invalid(Words words, Rejected rejected) {
    if (saysNoneChosen(rejected)) {
      return words.say("document.take.needed");
    }
    List<String> absent = Transfers.absent(rejected);
    return absent.isEmpty()
        ? words.say("document.take.wrong")
        : words.say("document.take.absent", String.join(", ", absent));
  }

  private static boolean saysNoneChosen(Rejected rejected) {
    return rejected.mistakes().stream().anyMatch(one -> one.pointer().equals("/file"));
  }

  private Reply wrong(RoutingContext ctx, String sentence) {
    return page(ctx, Typed.NOTHING.wrong("file", sentence));
  }

  private Future<Reply> refused(RoutingContext ctx, Words words, Throwable failure) {
    if (!(failure instanceof Rejected rejected)) {
      return Future.failedFuture(failure);
    }
    return switch (rejected.problem()) {
      case INVALID -> Future.succeededFuture(wrong(ctx, invalid(words, rejected)));
      case SLUG_TAKEN -> Future.succeededFuture(wrong(ctx, words.say("document.take.here")));
      case FILE_INFECTED ->
          Future.succeededFuture(wrong(ctx, words.say("document.files.infected")));
      case NOT_FOUND, NOT_ALLOWED ->
          Future.succeededFuture(wrong(ctx, words.say("document.take.not-yours")));
      default -> Future.failedFuture(failure);
    };
  }
}
