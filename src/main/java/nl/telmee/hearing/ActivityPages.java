package nl.telmee.hearing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** In which residents are heard: the list of activities, and the form of one. */
final class ActivityPages {
  private static final String PATH = Room.ONE + "/activities";
  private static final String LABELS = "hearing.activity.";

  private final Room room;

  ActivityPages(Room room) {
    this.room = room;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::list);
    routes.post(PATH, Access.SEATED, BodyLimit.DOCUMENT).reply(this::add);
    routes.get(PATH + "/new", Access.MEMBER).reply(this::begin);
    routes.get(PATH + "/:activity", Access.MEMBER).reply(this::one);
    routes.post(PATH + "/:activity", Access.SEATED, BodyLimit.DOCUMENT).reply(this::write);
    routes.post(PATH + "/:activity/_cancel", Access.SEATED, BodyLimit.SMALL).reply(this::cancel);
    routes.post(PATH + "/:activity/_resume", Access.SEATED, BodyLimit.SMALL).reply(this::resume);
    routes.post(PATH + "/:activity/_remove", Access.SEATED, BodyLimit.SMALL).reply(this::remove);
  }

  private Future<PollChoice> polls(RoutingContext ctx, Opened opened) {
    return PollChoice.of(room.polls(), room.trajectories(), Caller.of(ctx), opened);
  }

  private Around around(RoutingContext ctx, Opened opened) {
    return room.around(ctx, opened, TrajectoryDesk.Page.ACTIVITIES);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return room.open(ctx).compose(opened -> polls(ctx, opened).map(all -> list(ctx, opened, all)));
  }

  private Reply list(RoutingContext ctx, Opened opened, PollChoice polls) {
    Around around = around(ctx, opened);
    Words words = around.staff().words();
    return room.pages()
        .renderStaff(
            "hearing/activities.jte",
            new ActivitiesPage(
                around,
                ActivityLines.of(words, opened, around.base(), polls),
                opened.hinders(words, new Change.Put(empty(UUID.randomUUID(), "meeting")))));
  }

  private Future<Reply> begin(RoutingContext ctx) {
    String form = Params.query(ctx, "form").filter(ActivityPages::isForm).orElse("");
    Typed typed = Typed.NOTHING.with("form", form);
    return room.open(ctx).compose(opened -> page(ctx, opened, null, typed));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              Activity activity = activity(ctx, opened);
              return page(ctx, opened, activity, filledIn(activity));
            });
  }

  private static Activity activity(RoutingContext ctx, Opened opened) {
    return opened.item(Activity.class, Room.id(ctx, "activity"));
  }

  private static boolean isForm(String word) {
    return Arrays.stream(Activity.Form.values()).anyMatch(form -> form.word().equals(word));
  }

  /** One that says nothing yet, to ask the rules with. */
  private static Activity empty(UUID id, String form) {
    Activity.Form kind =
        Arrays.stream(Activity.Form.values())
            .filter(one -> one.word().equals(form))
            .findFirst()
            .orElse(Activity.Form.MEETING);
    return new Activity(id, kind, "", null, null, 0, "", "", "", 0);
  }

  private static Typed filledIn(Activity activity) {
    Typed typed =
        new Typed(
            Map.of(
                "form", List.of(activity.form().word()),
                "title", List.of(activity.title()),
                "poll",
                    List.of(Optional.ofNullable(activity.poll()).map(UUID::toString).orElse("")),
                "on", List.of(Optional.ofNullable(activity.on()).map(Object::toString).orElse("")),
                "people", List.of(activity.people() == 0 ? "" : String.valueOf(activity.people())),
                "notes", List.of(activity.notes()),
                "origin", List.of(activity.origin()),
                "seen", List.of(Seen.of(activity))),
            Map.of());
    return PointRows.filled(typed, activity.points());
  }

  private Future<Reply> page(
      RoutingContext ctx, Opened opened, @Nullable Activity activity, Typed typed) {
    return polls(ctx, opened)
        .map(
            all ->
                room.pages()
                    .renderStaff("hearing/activity.jte", page(ctx, opened, activity, typed, all)));
  }

  private ActivityPage page(
      RoutingContext ctx,
      Opened opened,
      @Nullable Activity activity,
      Typed typed,
      PollChoice polls) {
    Around around = around(ctx, opened);
    Words words = around.staff().words();
    String form = Optional.of(typed.value("form")).filter(ActivityPages::isForm).orElse("");
    UUID id = activity == null ? UUID.randomUUID() : activity.id();
    Activity asked = activity == null ? empty(id, form) : activity;
    return new ActivityPage(
        around,
        typed.with("seen", activity == null ? Seen.NOTHING : Seen.of(activity)),
        form.isEmpty() ? forms(words, around.base()) : List.of(),
        form,
        activity == null ? words.say("hearing.activity.new") : activity.title(),
        form.isEmpty() ? "" : words.say("hearing.activity.how." + form),
        activity == null ? around.base() : around.base() + "/" + id,
        polls.choices(words, opened, id, typed.value("poll")),
        asked.frozen() > 0,
        asked.form().source(),
        form.isEmpty() || asked.form() == Activity.Form.POLL ? 0 : PointRows.of(typed),
        asked.points(),
        ActivityLines.missing(words, asked),
        opened.hinders(words, new Change.Put(asked)),
        asked.cancelled(),
        activity != null && opened.may(new Change.Remove(Item.Kind.ACTIVITY, id, "")),
        activity != null);
  }

  private static List<Choice> forms(Words words, String base) {
    return Arrays.stream(Activity.Form.values())
        .map(
            form ->
                new Choice(
                    base + "/new?form=" + form.word(),
                    words.say("trajectory.form." + form.word()),
                    false))
        .toList();
  }

  private Future<Reply> add(RoutingContext ctx) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.ACTIVITY);
              Sent sent = room.sent(ctx, opened, LABELS, Seen.NOTHING);
              return sent.change(
                  () -> put(UUID.randomUUID(), fields(Written.of(sent.form()))),
                  "title",
                  around(ctx, opened).base() + "?done=1",
                  typed -> page(ctx, opened, null, PointRows.inOrder(typed)));
            });
  }

  private static Written fields(Written written) {
    return written.texts("form", "title", "poll", "on", "notes", "origin").whole("people").points();
  }

  private static Change put(UUID id, Written written) {
    return new Change.Put(Item.Kind.ACTIVITY.read(id, written.json()));
  }

  private Future<Reply> write(RoutingContext ctx) {
    return change(
        ctx, "title", (form, activity) -> put(activity.id(), fields(over(form, activity))));
  }

  private static Written over(Form form, Activity activity) {
    return Written.over(form, activity.json(), "id", "frozen", "tooFew", "unanswered", "leftOut");
  }

  private Future<Reply> cancel(RoutingContext ctx) {
    return change(
        ctx,
        "cancelled",
        (form, activity) -> {
          if (form.raw("cancelled").isBlank()) {
            throw Wrong.empty("cancelled");
          }
          return put(activity.id(), over(form, activity).texts("cancelled"));
        });
  }

  private Future<Reply> resume(RoutingContext ctx) {
    return change(
        ctx,
        "cancelled",
        (form, activity) -> put(activity.id(), over(form, activity).set("cancelled", "")));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return change(
        ctx, "title", (_, activity) -> new Change.Remove(Item.Kind.ACTIVITY, activity.id(), ""));
  }

  /** What a form makes of an activity. */
  private interface Asked {
    Change of(Form form, Activity activity);
  }

  private Future<Reply> change(RoutingContext ctx, String field, Asked asked) {
    return room.open(ctx)
        .compose(
            opened -> {
              opened.requireWriter(Item.Kind.ACTIVITY);
              Activity activity = activity(ctx, opened);
              Sent sent = room.sent(ctx, opened, LABELS, Seen.of(activity));
              return sent.change(
                  () -> asked.of(sent.form(), activity),
                  field,
                  around(ctx, opened).base() + "?done=1",
                  typed -> page(ctx, opened, activity, merged(activity, typed)));
            });
  }

  /** The forms of a page are sent apart; what the others hold comes from the activity. */
  private static Typed merged(Activity activity, Typed typed) {
    boolean whole = typed.values().containsKey("point-0");
    Typed before = whole ? filledIn(activity.withoutPoints()) : filledIn(activity);
    Map<String, List<String>> values = new HashMap<>(before.values());
    values.putAll(PointRows.inOrder(typed).values());
    return new Typed(values, typed.errors());
  }
}
