package nl.telmee.steer;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.LoggedChange;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** Everything that was done, in words, the newest first. */
final class HistoryPages {
  private static final int MOST = 100;
  private static final int FURTHEST = 100_000;

  private final SteerDesk desk;
  private final Trajectories trajectories;
  private final Pages pages;

  HistoryPages(SteerDesk desk, Trajectories trajectories, Pages pages) {
    this.desk = desk;
    this.trajectories = trajectories;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(SteerDesk.ONE + "/history", Access.MEMBER).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    int from = Params.whole(ctx, "from", 0, FURTHEST, 0);
    return desk.open(ctx)
        .compose(
            work ->
                trajectories
                    .history(Caller.of(ctx).scope(), work.trajectory().head().id())
                    .map(log -> pages.renderStaff("steer/history.jte", page(work, log, from))));
  }

  private static HistoryPage page(SteerWork work, List<LoggedChange> log, int from) {
    List<HistoryPage.Line> lines = new Telling(work).all(log).reversed();
    int end = Math.min(lines.size(), from + MOST);
    return new HistoryPage(
        work.staff(),
        work.desk(TrajectoryDesk.Page.HISTORY),
        lines.subList(Math.min(from, end), end),
        end < lines.size() ? work.base() + "/history?from=" + end : "");
  }

  /** In whose name something was done, and by whom: a role only for who has no account. */
  static String who(Words words, Head head, LoggedChange line) {
    String party = TrajectoryDesk.name(words, head, line.party());
    return line.by().indexOf('@') < 0 || line.party() == Party.PROGRAM
        ? party
        : words.say("steer.history.who", line.by(), party);
  }

  /** Puts the log into words; what was there before tells whether something is new or changed. */
  private static final class Telling {
    private final SteerWork work;
    private final Words words;
    private final Map<Item.Kind, Map<UUID, List<SectionFact>>> known =
        new EnumMap<>(Item.Kind.class);
    private final Map<Section.Kind, Section> written = new EnumMap<>(Section.Kind.class);
    private final List<Stage> stages = new ArrayList<>();

    Telling(SteerWork work) {
      this.work = work;
      this.words = work.words();
    }

    List<HistoryPage.Line> all(List<LoggedChange> log) {
      return log.stream().map(this::line).toList();
    }

    private HistoryPage.Line line(LoggedChange line) {
      return new HistoryPage.Line(
          words.moment(line.at()),
          who(words, work.trajectory().head(), line),
          did(line.change()),
          note(line.change()),
          items(line.change()),
          details(line.change()));
    }

    private String step(String key) {
      return SectionStages.name(words, stages.reversed(), key);
    }

    private static String kind(Words words, Item.Kind kind) {
      return words.say("steer.item." + kind.word());
    }

    private String did(Change change) {
      return switch (change) {
        case Change.Begin begin -> {
          stages.addAll(begin.planning().stages());
          written.put(Section.Kind.SUBJECT, begin.subject());
          written.put(Section.Kind.PLANNING, begin.planning());
          yield words.say("steer.did.begin");
        }
        case Change.Write(Section section) ->
            words.say("steer.did.write", words.say("steer.section." + section.kind().word()));
        case Change.Put(Wording wording) ->
            words.say("steer.did.word", words.say("document.kind." + wording.paper().word()));
        case Change.Put(Item item) ->
            words.say(
                known(item.kind()).containsKey(item.id()) ? "steer.did.change" : "steer.did.add",
                kind(words, item.kind()));
        case Change.Remove remove -> words.say("steer.did.remove", kind(words, remove.kind()));
        case Change.Publish _ -> words.say("steer.did.publish");
        case Change.Complete(String key, String _) -> words.say("steer.did.complete", step(key));
        case Change.SetAside(String key, String _) -> words.say("steer.did.set-aside", step(key));
        case Change.TakeBack(String key, String _) -> words.say("steer.did.take-back", step(key));
        case Change.Freeze freeze ->
            words.say("steer.did.freeze", freeze.drafts().size(), freeze.version());
        case Change.Close _ -> words.say("steer.did.close");
      };
    }

    /** The reason, or what was said with it. */
    private String note(Change change) {
      return switch (change) {
        case Change.Begin begin -> begin.subject().title().in(words.language());
        case Change.Remove remove -> remove.reason();
        case Change.Complete(String _, String note) -> note;
        case Change.SetAside(String _, String reason) -> reason;
        case Change.TakeBack(String _, String reason) -> reason;
        case Change.Put(Item item) -> HistoryItem.why(item);
        case Change.Write _, Change.Publish _, Change.Freeze _, Change.Close _ -> "";
      };
    }

    private Map<UUID, List<SectionFact>> known(Item.Kind kind) {
      return known.computeIfAbsent(kind, _ -> new HashMap<>());
    }

    /** What items said before and say since; of what was taken away, what it said. */
    private List<HistoryFact> items(Change change) {
      return switch (change) {
        case Change.Put(Item item) -> {
          List<SectionFact> now = HistoryItem.of(words, item);
          List<SectionFact> before = known(item.kind()).put(item.id(), now);
          yield HistoryFact.between(before == null ? List.of() : before, now);
        }
        case Change.Remove remove -> {
          List<SectionFact> before = known(remove.kind()).remove(remove.id());
          yield HistoryFact.between(before == null ? List.of() : before, List.of());
        }
        case Change.Freeze freeze -> {
          freeze.drafts().forEach(one -> known(one.kind()).put(one.id(), List.of()));
          yield List.of();
        }
        case Change.Begin _,
            Change.Write _,
            Change.Publish _,
            Change.Complete _,
            Change.SetAside _,
            Change.TakeBack _,
            Change.Close _ ->
            List.of();
      };
    }

    /** What a section said before and says since, as far as that differs. */
    private List<HistoryFact> details(Change change) {
      if (!(change instanceof Change.Write(Section section))) {
        return List.of();
      }
      Section before = written.put(section.kind(), section);
      if (section instanceof nl.telmee.trajectory.Planning planning) {
        stages.addAll(planning.stages());
      }
      return HistoryFact.between(
          before == null ? List.of() : SectionFact.of(words, before),
          SectionFact.of(words, section));
    }
  }
}
