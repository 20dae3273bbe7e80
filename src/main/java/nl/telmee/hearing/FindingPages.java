package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.LeftOut;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** What residents said: people word the drafts that came from polls, and what stands in notes. */
final class FindingPages {
  private static final String PATH = Room.ONE + "/findings";
  private static final String LABELS = "hearing.finding.";
  private static final UUID NONE = new UUID(0, 0);

  private final Room room;

  FindingPages(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::list);
    routes.post(PATH, Access.SEATED, BodyLimit.DOCUMENT).reply(this::add);
    routes.get(PATH + "/new", Access.MEMBER).reply(this::begin);
    routes.get(PATH + "/:finding", Access.MEMBER).reply(this::one);
    routes.post(PATH + "/:finding", Access.SEATED, BodyLimit.DOCUMENT).reply(this::write);
    routes.post(PATH + "/:finding/_remove", Access.SEATED, BodyLimit.SMALL).reply(this::remove);
    routes.post(PATH + "/:finding/_restore", Access.SEATED, BodyLimit.SMALL).reply(this::restore);
  }

  private Around around(RoutingContext ctx, Opened opened) {
    return room.around(ctx, opened, TrajectoryDesk.Page.FINDINGS);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return room.open(ctx)
        .map(
            opened -> {
              Around around = around(ctx, opened);
              Words words = around.staff().words();
              long drafts =
                  opened.items(Finding.class).stream().filter(one -> !one.worded()).count();
              return room.pages()
                  .renderStaff(
                      "hearing/findings.jte",
                      new FindingsPage(
                          around,
                          opened.items(Activity.class).stream()
                              .map(one -> heard(words, opened, around.base(), one))
                              .toList(),
                          drafts == 0 ? "" : words.count("hearing.finding.drafts", drafts),
                          closed(words, opened, null),
                          opened.writes(Item.Kind.FINDING)));
            });
  }

  private static FindingsPage.Heard heard(
      Words words, Opened opened, String base, Activity activity) {
    return new FindingsPage.Heard(
        activity.title(),
        words.say("trajectory.form." + activity.form().word()),
        activity.notes(),
        activity.origin(),
        ActivityLines.missing(words, activity),
        activity.points(),
        base + "/new?activity=" + activity.id(),
        opened.items(Finding.class).stream()
            .filter(finding -> finding.activity().equals(activity.id()))
            .map(finding -> FindingView.of(words, base, finding, opened.polls()))
            .toList(),
        activity.leftOut().stream().map(one -> left(words, opened, base, one)).toList());
  }

  private static FindingsPage.Left left(Words words, Opened opened, String base, LeftOut out) {
    EvidenceView evidence = EvidenceReading.of(words, out.evidence(), opened.polls());
    return new FindingsPage.Left(
        evidence == null ? "" : evidence.question(),
        words.say("hearing.finding.left.on", words.day(out.on())),
        out.why(),
        base + "/" + out.id() + "/_restore");
  }

  /** Why a finding cannot be written now. */
  private static String closed(Words words, Opened opened, @Nullable Finding finding) {
    if (finding != null && finding.reported()) {
      return opened.writes(Item.Kind.FINDING) ? "" : opened.hinders(words, new Change.Put(finding));
    }
    if (finding == null && opened.trajectory().isReported() && opened.writes(Item.Kind.FINDING)) {
      return words.say("hearing.finding.reported");
    }
    UUID activity =
        opened.items(Activity.class).stream().map(Activity::id).findFirst().orElse(NONE);
    Finding asked =
        finding == null
            ? new Finding(UUID.randomUUID(), activity, "", "", false, "", false, null, List.of())
            : finding;
    return activity.equals(NONE) && opened.writes(Item.Kind.FINDING)
        ? words.say("hearing.finding.no-activity")
        : opened.hinders(words, new Change.Put(asked));
  }

  private Future<Reply> begin(RoutingContext ctx) {
    String activity = Params.query(ctx, "activity").orElse("");
    return room.open(ctx)
        .map(opened -> page(ctx, opened, null, Typed.NOTHING.with("activity", activity)));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return room.open(ctx)
        .map(
            opened -> {
              Finding finding = finding(ctx, opened);
              return page(ctx, opened, finding, filledIn(finding));
            });
  }

  private static Finding finding(RoutingContext ctx, Opened opened) {
    return opened.item(Finding.class, Room.id(ctx, "finding"));
  }

  private static Typed filledIn(Finding finding) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("text", List.of(finding.text()));
    values.put("proposal", List.of(finding.proposal()));
    if (finding.client()) {
      values.put("client", List.of("on"));
    }
    return new Typed(values, Map.of());
  }

  private Reply page(RoutingContext ctx, Opened opened, @Nullable Finding finding, Typed typed) {
    Around around = around(ctx, opened);
    Words words = around.staff().words();
    UUID activity = finding == null ? NONE : finding.activity();
    return room.pages()
        .renderStaff(
            "hearing/finding.jte",
            new FindingPage(
                around,
                typed.with("seen", finding == null ? Seen.NOTHING : Seen.of(finding)),
                words.say(heading(finding)),
                finding == null
                    ? null
                    : FindingView.of(words, around.base(), finding, opened.polls()),
                notes(opened, activity),
                finding == null ? activities(opened, typed) : List.of(),
                finding == null ? around.base() : around.base() + "/" + finding.id(),
                closed(words, opened, finding),
                finding != null && finding.reported(),
                removable(opened, finding),
                finding != null && finding.evidence() != null));
  }

  /** With the reason that is asked for then. */
  private static boolean removable(Opened opened, @Nullable Finding finding) {
    return finding != null
        && !finding.reported()
        && finding.corrections().isEmpty()
        && opened.writes(Item.Kind.FINDING)
        && opened.trajectory().state() != Trajectory.State.CLOSED;
  }

  private static String heading(@Nullable Finding finding) {
    if (finding == null) {
      return "hearing.finding.new";
    }
    if (finding.reported()) {
      return "hearing.finding.correct";
    }
    return finding.worded() ? "hearing.finding.change" : "hearing.finding.word";
  }

  private static String notes(Opened opened, UUID activity) {
    return opened
        .trajectory()
        .content()
        .item(Activity.class, activity)
        .map(Activity::notes)
        .orElse("");
  }

  private static List<Choice> activities(Opened opened, Typed typed) {
    return opened.items(Activity.class).stream()
        .map(
            one ->
                new Choice(
                    one.id().toString(),
                    one.title(),
                    one.id().toString().equals(typed.value("activity"))))
        .toList();
  }

  private Future<Reply> add(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.FINDING);
              Sent sent = room.sent(ctx, opened, LABELS, Seen.NOTHING);
              return sent.change(
                  () -> {
                    if (sent.form().raw("text").isBlank()) {
                      throw Wrong.empty("text");
                    }
                    return put(UUID.randomUUID(), Written.of(sent.form()).texts("activity"));
                  },
                  "text",
                  around(ctx, opened).base() + "?done=1",
                  typed -> Future.succeededFuture(page(ctx, opened, null, typed)));
            });
  }

  private static Change put(UUID id, Written written) {
    return new Change.Put(
        Item.Kind.FINDING.read(
            id, written.texts("text", "proposal", "why").ticked("client").json()));
  }

  private Future<Reply> write(RoutingContext ctx) {
    return change(
        ctx,
        (sent, finding) ->
            put(
                finding.id(),
                Written.over(
                    sent.form(), finding.json(), "id", "evidence", "corrections", "reported")),
        "");
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return change(
        ctx,
        (sent, finding) ->
            new Change.Remove(
                Item.Kind.FINDING, finding.id(), Written.plain(sent.form().raw("reason"))),
        "reason");
  }

  /** A result that was left out comes back as a draft. */
  private Future<Reply> restore(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.FINDING);
              UUID id = Room.id(ctx, "finding");
              Activity activity =
                  opened.items(Activity.class).stream()
                      .filter(one -> one.leftOut().stream().anyMatch(out -> out.id().equals(id)))
                      .findFirst()
                      .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
              Finding back =
                  new Finding(id, activity.id(), "", "", false, "", false, null, List.of());
              String base = around(ctx, opened).base();
              return room.sent(ctx, opened, LABELS, Seen.NOTHING)
                  .change(
                      () -> new Change.Put(back),
                      "text",
                      base + "?done=1#f-" + id,
                      typed -> Future.succeededFuture(page(ctx, opened, null, typed)));
            });
  }

  /** What a form makes of a finding. */
  private interface Asked {
    Change of(Sent sent, Finding finding);
  }

  /**
   * Does what a form asks.
   *
   * @param field where it says what is refused; empty: the text, or why it is corrected
   */
  private Future<Reply> change(RoutingContext ctx, Asked asked, String field) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.FINDING);
              Finding finding = finding(ctx, opened);
              Sent sent = room.sent(ctx, opened, LABELS, Seen.of(finding));
              return sent.change(
                  () -> asked.of(sent, finding),
                  field.isEmpty() ? finding.reported() ? "why" : "text" : field,
                  around(ctx, opened).base() + "?done=1#f-" + finding.id(),
                  typed -> Future.succeededFuture(page(ctx, opened, finding, typed)));
            });
  }
}
