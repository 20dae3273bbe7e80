package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Improvement;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** What the evaluation recommends becomes actions with somebody who sees to them, and a day. */
final class ImprovementPages {
  private static final String PATH = Room.ONE + "/improvements";
  private static final String LABELS = "hearing.improvement.";

  private final Room room;

  ImprovementPages(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::list);
    routes.post(PATH, Access.SEATED, BodyLimit.SMALL).reply(this::add);
    routes.get(PATH + "/new", Access.MEMBER).reply(this::begin);
    routes.get(PATH + "/:improvement", Access.MEMBER).reply(this::one);
    routes.post(PATH + "/:improvement", Access.SEATED, BodyLimit.SMALL).reply(this::write);
  }

  private Around around(RoutingContext ctx, Opened opened) {
    return room.around(ctx, opened, TrajectoryDesk.Page.IMPROVEMENTS);
  }

  private static List<String> recommendations(Opened opened) {
    return opened
        .trajectory()
        .content()
        .section(Evaluation.class)
        .map(Evaluation::recommendations)
        .orElse(List.of());
  }

  private static String closed(Words words, Opened opened) {
    return opened.hinders(words, new Change.Put(empty()));
  }

  private static Improvement empty() {
    return new Improvement(UUID.randomUUID(), "", "", null, Improvement.Standing.PROPOSED, "");
  }

  private Future<Reply> list(RoutingContext ctx) {
    return room.open(ctx)
        .map(
            opened -> {
              Around around = around(ctx, opened);
              Words words = around.staff().words();
              return room.pages()
                  .renderStaff(
                      "hearing/improvements.jte",
                      new ImprovementsPage(
                          around,
                          recommended(opened, around.base()),
                          opened.items(Improvement.class).stream()
                              .map(one -> line(words, opened.today(), around.base(), one))
                              .toList(),
                          closed(words, opened)));
            });
  }

  /** Those that no action has the text of. */
  private static List<ImprovementsPage.Recommended> recommended(Opened opened, String base) {
    List<String> all = recommendations(opened);
    List<ImprovementsPage.Recommended> open = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String text = all.get(i);
      if (opened.items(Improvement.class).stream().noneMatch(one -> one.text().equals(text))) {
        open.add(new ImprovementsPage.Recommended(text, base + "/new?recommendation=" + i));
      }
    }
    return open;
  }

  private static ImprovementsPage.Line line(
      Words words, LocalDate today, String base, Improvement one) {
    LocalDate due = one.dueOn();
    boolean open =
        one.standing() != Improvement.Standing.DONE
            && one.standing() != Improvement.Standing.DROPPED;
    return new ImprovementsPage.Line(
        one.id().toString(),
        base + "/" + one.id(),
        one.text(),
        words.say("trajectory.standing." + one.standing().word()),
        tone(one.standing()),
        who(words, one.owner(), due),
        one.note(),
        open && due != null && due.isBefore(today));
  }

  private static String who(Words words, String owner, @Nullable LocalDate due) {
    String by = owner.isBlank() ? words.say("hearing.improvement.nobody") : owner;
    return due == null
        ? words.say("hearing.improvement.undated", by)
        : words.say("hearing.improvement.by", by, words.day(due));
  }

  private static String tone(Improvement.Standing standing) {
    return switch (standing) {
      case PROPOSED -> "part";
      case ACCEPTED, IN_MOTION -> "";
      case DONE -> "yes";
      case DROPPED -> "no";
    };
  }

  private Future<Reply> begin(RoutingContext ctx) {
    int asked = Params.whole(ctx, "recommendation", 0, 1_000, 1_000);
    return room.open(ctx)
        .map(
            opened -> {
              List<String> all = recommendations(opened);
              String text = asked < all.size() ? all.get(asked) : "";
              Typed typed =
                  Typed.NOTHING
                      .with("text", text)
                      .with("standing", Improvement.Standing.PROPOSED.word());
              return page(ctx, opened, null, typed);
            });
  }

  private Future<Reply> one(RoutingContext ctx) {
    return room.open(ctx)
        .map(
            opened -> {
              Improvement improvement = improvement(ctx, opened);
              return page(ctx, opened, improvement, filledIn(improvement));
            });
  }

  private static Improvement improvement(RoutingContext ctx, Opened opened) {
    return opened.item(Improvement.class, Room.id(ctx, "improvement"));
  }

  private static Typed filledIn(Improvement improvement) {
    LocalDate due = improvement.dueOn();
    return new Typed(
        Map.of(
            "text", List.of(improvement.text()),
            "owner", List.of(improvement.owner()),
            "dueOn", List.of(due == null ? "" : due.toString()),
            "standing", List.of(improvement.standing().word()),
            "note", List.of(improvement.note())),
        Map.of());
  }

  private Reply page(
      RoutingContext ctx, Opened opened, @Nullable Improvement improvement, Typed typed) {
    Around around = around(ctx, opened);
    Words words = around.staff().words();
    return room.pages()
        .renderStaff(
            "hearing/improvement.jte",
            new ImprovementsPage.One(
                around,
                typed.with("seen", improvement == null ? Seen.NOTHING : Seen.of(improvement)),
                words.say(
                    improvement == null ? "hearing.improvement.new" : "hearing.improvement.change"),
                standings(words, typed.value("standing")),
                improvement == null ? around.base() : around.base() + "/" + improvement.id(),
                closed(words, opened)));
  }

  private static List<Choice> standings(Words words, String chosen) {
    return Arrays.stream(Improvement.Standing.values())
        .map(
            one ->
                new Choice(
                    one.word(),
                    words.say("trajectory.standing." + one.word()),
                    one.word().equals(chosen)))
        .toList();
  }

  private Future<Reply> add(RoutingContext ctx) {
    return room.open(ctx).compose(opened -> put(ctx, opened, null));
  }

  private Future<Reply> write(RoutingContext ctx) {
    return room.open(ctx).compose(opened -> put(ctx, opened, improvement(ctx, opened)));
  }

  private Future<Reply> put(RoutingContext ctx, Opened opened, @Nullable Improvement improvement) {
    opened.requireWriter(Item.Kind.IMPROVEMENT);
    UUID id = improvement == null ? UUID.randomUUID() : improvement.id();
    Sent sent =
        room.sent(ctx, opened, LABELS, improvement == null ? Seen.NOTHING : Seen.of(improvement));
    return sent.change(
        () ->
            new Change.Put(
                Item.Kind.IMPROVEMENT.read(
                    id,
                    Written.of(sent.form())
                        .texts("text", "owner", "dueOn", "standing", "note")
                        .json())),
        "text",
        around(ctx, opened).base() + "?done=1#f-" + id,
        typed -> Future.succeededFuture(page(ctx, opened, improvement, typed)));
  }
}
