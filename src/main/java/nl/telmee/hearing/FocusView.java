package nl.telmee.hearing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Remark;
import nl.telmee.trajectory.Report;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page of a member of the focus group. */
final class FocusView {
  private static final Set<Step> FORMS = EnumSet.of(Step.APPROACH, Step.REVIEW, Step.EVALUATION);

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
    FocusPage.Draft approach =
        trajectory.content().section(Approach.class).map(this::approach).orElse(null);
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
        sharpen == null ? approach : null,
        sharpen,
        opened.items(Finding.class).stream()
            .map(finding -> FindingView.of(words, base, finding))
            .toList(),
        trajectory.content().section(Report.class).map(this::report).orElse(null),
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
              words.say("trajectory.party." + done.by().word()));
    }
    String due =
        Optional.ofNullable(stage.dueOn())
            .map(day -> words.say("hearing.focus.due", words.day(day)))
            .orElse("");
    String who = FocusForms.list(words, "trajectory.party.", new TreeSet<>(stage.parties()));
    return due.isEmpty() ? who : who + ", " + due;
  }

  private FocusPage.Draft approach(Approach approach) {
    return draft(
        part("hearing.focus.question", approach.question()),
        part(
            "hearing.focus.ways",
            FocusForms.list(words, "trajectory.way.", new TreeSet<>(approach.ways()))),
        part("hearing.focus.plan", approach.plan()));
  }

  private FocusPage.Draft report(Report report) {
    return draft(
        part("hearing.focus.summary", report.summary()),
        part("hearing.focus.clients", report.clientPerspective()),
        part("hearing.focus.reaction", report.reaction()));
  }

  private FocusPage.Part part(String heading, String text) {
    return new FocusPage.Part(words.say(heading), text);
  }

  /** What nobody wrote yet has no heading either. */
  private static FocusPage.Draft draft(FocusPage.Part... parts) {
    return new FocusPage.Draft(
        List.of(parts).stream().filter(part -> !part.text().isBlank()).toList());
  }

  private FocusPage.Said said(Remark remark) {
    Party by = remark.by() == null ? Party.FOCUS_GROUP : remark.by();
    return new FocusPage.Said(
        words.say(
            "hearing.focus.by", words.say("trajectory.party." + by.word()), words.day(remark.on())),
        about(remark.about()),
        remark.text());
  }

  /** What a remark is about: a section, a finding, or something that is gone. */
  private String about(String about) {
    return Uuids.parse(about)
        .flatMap((UUID id) -> trajectory.content().item(Finding.class, id))
        .map(finding -> FindingView.brief(words, finding))
        .or(() -> Section.Kind.of(about).map(this::name))
        .orElse("");
  }

  private String name(Section.Kind kind) {
    return kind.step().map(step -> words.say("trajectory.step." + step.word())).orElse("");
  }

  /** The drafts that there are. */
  private List<Choice> abouts(Typed typed) {
    List<Choice> abouts = new ArrayList<>();
    for (Section.Kind kind : List.of(Section.Kind.APPROACH, Section.Kind.REPORT)) {
      abouts.add(new Choice(kind.word(), name(kind), typed.chosen("about", kind.word())));
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
