package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import nl.telmee.web.Json;

/** A trajectory on the wire: where it stands, and its content as it was written. */
final class TrajectoryView {
  private TrajectoryView() {}

  /** As everybody sees it. */
  static ObjectNode of(Trajectory trajectory, LocalDate today, String publicUrl) {
    ObjectNode view = summary(trajectory, today, publicUrl);
    trajectory.content().json().forEachEntry((word, part) -> view.set(property(word), part));
    view.remove(Section.Kind.PLANNING.word());
    Chain.link(view, trajectory.content());
    return view;
  }

  /** The same for who works on it: with the revision, for whom one acts, and what is missing. */
  static ObjectNode of(
      Trajectory trajectory, Standing standing, LocalDate today, String publicUrl) {
    ObjectNode view = of(trajectory, today, publicUrl);
    view.put("revision", trajectory.revision());
    ArrayNode parties = view.putArray("actsFor");
    standing.parties().stream().sorted().forEach(party -> parties.add(party.word()));
    trajectory
        .current()
        .ifPresent(stage -> words(view, "missing", Condition.unmet(trajectory, stage)));
    if (!trajectory.isPublic()) {
      words(view, "missingToPublish", Condition.unmetToPublish(trajectory));
    }
    return view;
  }

  /** Properties of the API are in camel case, words in addresses are not. */
  private static String property(String word) {
    int hyphen = word.indexOf('-');
    return hyphen < 0
        ? word
        : word.substring(0, hyphen)
            + Character.toUpperCase(word.charAt(hyphen + 1))
            + word.substring(hyphen + 2);
  }

  private static void words(ObjectNode view, String name, List<Condition> conditions) {
    ArrayNode words = view.putArray(name);
    conditions.forEach(condition -> words.add(condition.word()));
  }

  /** Where it stands. */
  static ObjectNode summary(Trajectory trajectory, LocalDate today, String publicUrl) {
    Head head = trajectory.head();
    ObjectNode view = Json.object();
    view.put("id", head.id().toString())
        .put("slug", head.slug())
        .put("organisation", head.organisation())
        .put("decides", head.decides());
    ArrayNode participants = view.putArray("participants");
    head.participants().stream().sorted().forEach(participants::add);
    if (head.origin() != null) {
      view.set("origin", head.origin().json());
    }
    view.put("state", trajectory.state().word());
    view.set("title", Json.tree(trajectory.title()));
    view.put("publishedOn", text(trajectory.publishedOn()));
    view.put("closedOn", text(trajectory.closedOn()));
    view.put("url", publicUrl + head.page());
    steps(view.putArray("steps"), trajectory, today);
    return view;
  }

  private static void steps(ArrayNode steps, Trajectory trajectory, LocalDate today) {
    for (Stage stage : trajectory.stages()) {
      ObjectNode step = Json.tree(stage);
      ArrayNode responsible = step.putArray("responsible");
      stage.parties().stream().sorted().forEach(party -> responsible.add(party.word()));
      Done done = trajectory.done().get(stage.key());
      step.put("overdue", trajectory.overdue(today).contains(stage));
      if (done != null) {
        step.put("doneOn", done.on().toString()).put("setAside", done.setAside());
        if (!done.note().isBlank()) {
          step.put("note", done.note());
        }
      }
      steps.add(step);
    }
  }

  private static @org.jspecify.annotations.Nullable String text(
      @org.jspecify.annotations.Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
