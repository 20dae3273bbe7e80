package nl.telmee.hearing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Remark;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page of a member of the focus group. */
final class FocusView {
  private static final Set<Step> FORMS = EnumSet.of(Step.APPROACH, Step.REVIEW, Step.EVALUATION);

  /** What remarks are made about, in the order of the page. */
  private static final List<Section.Kind> ABOUTS =
      List.of(
          Section.Kind.SUBJECT,
          Section.Kind.INFLUENCE,
          Section.Kind.GOAL,
          Section.Kind.STAKEHOLDERS,
          Section.Kind.APPROACH,
          Section.Kind.PLANNING,
          Section.Kind.REPORT);

  private final Frame frame;
  private final Words words;
  private final Opened opened;
  private final Trajectory trajectory;
  private final String base;

  FocusView(Frame frame, Opened opened, String base) {
    this.frame = frame;
    this.words = frame.words();
    this.opened = opened;
    this.trajectory = opened.trajectory();
    this.base = base;
  }

  FocusPage page(String done, Typed typed) {
    Language language = trajectory.title().languageOf(words.language());
    Typed filledIn = FocusForms.filledIn(trajectory, typed);
    FocusDrafts drafts = new FocusDrafts(words, trajectory);
    FocusPage.Draft approach = drafts.approach();
    FocusPage.Sharpen sharpen = FocusForms.sharpen(words, opened, filledIn, approach);
    return new FocusPage(
        frame,
        base,
        trajectory.title().in(language),
        language.code(),
        opened.organisation(),
        words.say("trajectory.state." + trajectory.state().word()),
        trajectory.isPublic() ? trajectory.head().page() : "",
        done,
        filledIn,
        trajectory.stages().stream().map(this::stop).toList(),
        drafts.before(),
        sharpen == null ? approach : null,
        sharpen,
        drafts.activities(),
        opened.items(Finding.class).stream()
            .map(finding -> FindingView.of(words, base, finding, opened.polls()))
            .toList(),
        drafts.report(),
        opened.items(Remark.class).stream().map(this::said).toList().reversed(),
        abouts(filledIn),
        finish(),
        FocusForms.review(words, opened, filledIn),
        FocusForms.evaluation(words, opened, filledIn));
  }

  private String name(Stage stage) {
    return stage
        .step()
        .map(step -> words.say("trajectory.step." + step.word()))
        .orElseGet(() -> String.valueOf(stage.title()));
  }

  private FocusPage.Stop stop(Stage stage) {
    Done done = trajectory.done().get(stage.key());
    boolean now = trajectory.current().filter(stage::equals).isPresent();
    String kind = done != null ? "done" : now ? "now" : "later";
    return new FocusPage.Stop(
        name(stage), kind, words.say("hearing.focus.step." + kind), detail(stage, done));
  }

  private String detail(Stage stage, @Nullable Done done) {
    if (done != null) {
      return done.setAside()
          ? words.say("hearing.focus.set-aside")
          : words.say(
              "hearing.focus.done-by",
              words.day(done.on()),
              TrajectoryDesk.name(words, trajectory.head(), done.by()));
    }
    String due =
        Optional.ofNullable(stage.dueOn())
            .map(day -> words.say("hearing.focus.due", words.day(day)))
            .orElse("");
    String who = String.join(", ", TrajectoryDesk.names(words, trajectory.head(), stage.parties()));
    return due.isEmpty() ? who : who + ", " + due;
  }

  private FocusPage.Said said(Remark remark) {
    Party by = remark.by() == null ? Party.FOCUS_GROUP : remark.by();
    return new FocusPage.Said(
        words.say(
            "hearing.focus.by",
            TrajectoryDesk.name(words, trajectory.head(), by),
            words.day(remark.on())),
        about(remark.about()),
        remark.text());
  }

  /** What a remark is about: a section, a finding, or something that is gone. */
  private String about(String about) {
    return Uuids.parse(about)
        .flatMap((UUID id) -> trajectory.content().item(Finding.class, id))
        .map(finding -> FindingView.brief(words, finding))
        .or(() -> Section.Kind.of(about).map(kind -> FocusDrafts.name(words, kind)))
        .orElse("");
  }

  /** The drafts that there are. */
  private List<Choice> abouts(Typed typed) {
    List<Choice> abouts = new ArrayList<>();
    for (Section.Kind kind : ABOUTS) {
      abouts.add(
          new Choice(
              kind.word(), FocusDrafts.name(words, kind), typed.chosen("about", kind.word())));
    }
    for (Finding finding : opened.items(Finding.class)) {
      String id = finding.id().toString();
      abouts.add(new Choice(id, FindingView.brief(words, finding), typed.chosen("about", id)));
    }
    return abouts;
  }

  /** The step that comes next, if it is up to the focus group. */
  private FocusPage.@Nullable Finish finish() {
    boolean closed = trajectory.state() == Trajectory.State.CLOSED;
    return trajectory
        .current()
        .filter(stage -> !closed && stage.parties().contains(Party.FOCUS_GROUP))
        .map(
            stage ->
                new FocusPage.Finish(
                    stage.key(),
                    name(stage),
                    Condition.unmet(trajectory, stage).stream()
                        .map(one -> words.say("trajectory.condition." + one.word()))
                        .toList(),
                    form(stage)))
        .orElse(null);
  }

  /** Where on the page the focus group delivers what a step needs. */
  private static String form(Stage stage) {
    return stage.step().filter(FORMS::contains).map(step -> "#" + step.word()).orElse("");
  }
}
