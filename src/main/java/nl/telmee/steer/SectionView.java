package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.identity.Organisation;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Hindrance;
import nl.telmee.trajectory.Means;
import nl.telmee.trajectory.Permissions;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Json;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Makes the page of a section. */
final class SectionView {
  private static final int HALF = 50;

  private final SteerWork work;
  private final Trajectory trajectory;
  private final Section.Kind kind;
  private final Words words;
  private final SectionRows rows;

  SectionView(SteerWork work, Section.Kind kind) {
    this(work, kind, SectionRows.AS_FILLED);
  }

  /**
   * @param rows how many rows its tables have
   */
  SectionView(SteerWork work, Section.Kind kind, SectionRows rows) {
    this.rows = rows;
    this.work = work;
    this.trajectory = work.trajectory();
    this.kind = kind;
    this.words = work.words();
  }

  /** As it stands. */
  SectionPage page(Typed remark) {
    String why = why();
    return page(
        why,
        why.isEmpty() ? form(stored(), Map.of(), trajectory.revision()) : null,
        List.of(),
        null,
        remark);
  }

  /**
   * As somebody typed it, also when it cannot be stored: nothing that was typed is lost.
   *
   * @param errors sentences by field
   * @param revision that the form counts from
   * @param trouble keys of the messages why it could not be stored; empty: the errors say so
   */
  SectionPage typed(
      JsonNode typed,
      Map<String, String> errors,
      int revision,
      List<String> trouble,
      SectionPage.@Nullable Other other) {
    return page(why(), form(typed, errors, revision), trouble, other, Typed.NOTHING);
  }

  private SectionPage page(
      String why,
      SectionPage.@Nullable Form form,
      List<String> trouble,
      SectionPage.@Nullable Other other,
      Typed remark) {
    boolean remarks = work.standing().works() && trajectory.state() != Trajectory.State.CLOSED;
    return new SectionPage(
        work.staff(),
        work.desk(TrajectoryDesk.Page.STEPS),
        work.base(),
        work.base() + "/sections/" + kind.word(),
        words.say("steer.section." + kind.word()),
        words.say("steer.help." + kind.word()),
        why,
        trouble.stream().map(words::say).toList(),
        other,
        form,
        form == null ? facts() : List.of(),
        division(),
        work.books(),
        SteerRemark.about(work, kind),
        remarks ? remark : null);
  }

  /** Why the caller cannot write it now; empty: the caller can. */
  private String why() {
    if (!work.writes(kind)) {
      return words.say("steer.written-by", work.names(Permissions.writers(trajectory, kind)));
    }
    if (trajectory.state() == Trajectory.State.CLOSED) {
      return words.say("trajectory.no." + Hindrance.CLOSED.word());
    }
    return kind.step().filter(trajectory::isDone).isPresent()
        ? words.say("trajectory.no." + Hindrance.STEP_DONE.word())
        : "";
  }

  /** What is written, or what a form begins with. */
  private JsonNode stored() {
    Optional<Section> written = trajectory.content().section(kind);
    return switch (kind) {
      case PLANNING -> trajectory.planning().json();
      case MEANS -> written.<JsonNode>map(Section::json).orElseGet(this::payers);
      case SUBJECT,
          INFLUENCE,
          COUNCIL_START,
          GOAL,
          STAKEHOLDERS,
          APPROACH,
          REPORT,
          REVIEW,
          EVALUATION,
          LATER_ADVICE ->
          written.<JsonNode>map(Section::json).orElseGet(Json::object);
    };
  }

  /** Who takes part may pay along, by the inhabitants that are known. */
  private JsonNode payers() {
    var json = Json.object().put("youthPercent", HALF);
    var shares = json.putArray("inhabitants");
    for (Organisation one : work.places().all()) {
      Integer inhabitants = one.inhabitants();
      if (inhabitants != null && trajectory.head().participants().contains(one.slug())) {
        shares
            .addObject()
            .put("name", one.name().nl())
            .put("inhabitants", inhabitants)
            .put("youth", true)
            .put("adults", true);
      }
    }
    return json;
  }

  private SectionPage.Form form(JsonNode json, Map<String, String> errors, int revision) {
    SectionStages stages =
        kind == Section.Kind.PLANNING
            ? SectionStages.of(words, json, errors, staying(), rows, trajectory.head().table())
            : null;
    Map<String, String> byTable = SteerWrong.byTable(errors, SectionFan.ROWS);
    Map<String, String> shown =
        stages == null ? byTable : stages.errors(words, byTable, SectionStages.ROWS);
    Typed typed = new Typed(SectionJson.values(json), shown);
    return new SectionPage.Form(
        revision,
        typed,
        SectionAsks.of(kind).stream()
            .filter(ask -> !trajectory.head().table() || !ask.name().equals("councilToldOn"))
            .map(ask -> SectionField.of(words, ask, typed))
            .toList(),
        kind == Section.Kind.STAKEHOLDERS ? fan(json, errors, rows) : null,
        stages,
        kind == Section.Kind.EVALUATION ? SectionScores.of(words, json) : null,
        kind == Section.Kind.MEANS ? SectionCosts.of(json, rows) : null);
  }

  private SectionFan fan(JsonNode json, Map<String, String> errors, SectionRows rows) {
    SectionFan fan = SectionFan.of(words, json, errors, rows);
    return work.books().isEmpty() ? fan : fan.with(work.books().getFirst());
  }

  /** Steps that others count on stay: they are set aside with a reason, not left out. */
  private Set<String> staying() {
    return trajectory.isPublic() || !trajectory.done().isEmpty()
        ? trajectory.stages().stream().map(Stage::key).collect(Collectors.toSet())
        : Set.of();
  }

  /** What it says now. */
  List<SectionFact> facts() {
    return trajectory
        .content()
        .section(kind)
        .map(section -> SectionFact.of(words, section))
        .orElse(List.of());
  }

  private List<SectionDivision> division() {
    return kind == Section.Kind.MEANS
        ? trajectory
            .content()
            .section(Means.class)
            .map(means -> SectionDivision.of(words, means))
            .orElse(List.of())
        : List.of();
  }
}
