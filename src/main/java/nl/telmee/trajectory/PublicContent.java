package nl.telmee.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a trajectory: drafts, remarks, the wording of papers that nobody else
 * reads and what was not delivered yet are not in it. It is made with each change and stored beside
 * the whole, so that the public's role in the database reads nothing else. Pure.
 */
final class PublicContent {
  private PublicContent() {}

  static Content of(Trajectory trajectory) {
    Content content = Content.EMPTY;
    for (Section.Kind kind : Section.Kind.values()) {
      Section section = trajectory.content().section(kind).orElse(null);
      if (section != null && isShown(trajectory, kind)) {
        content = content.with(section);
      }
    }
    return items(trajectory, content);
  }

  /** What is delivered with a late step is a draft until then. */
  private static boolean isShown(Trajectory trajectory, Section.Kind kind) {
    return switch (kind) {
      case SUBJECT, INFLUENCE, COUNCIL_START, GOAL, STAKEHOLDERS, APPROACH, PLANNING, MEANS -> true;
      case REPORT, REVIEW, EVALUATION, LATER_ADVICE ->
          kind.step().filter(trajectory::isDone).isPresent();
    };
  }

  private static Content items(Trajectory trajectory, Content shown) {
    boolean heard = trajectory.isDone(Step.ACTIVITIES);
    boolean reported = trajectory.isReported();
    Content content =
        add(
            trajectory,
            shown,
            Activity.class,
            one -> !heard ? one.announced() : reported ? one : one.leaving(List.of()));
    content = add(trajectory, content, Finding.class, one -> one.reported() ? one : null);
    content = add(trajectory, content, Decision.class, one -> one);
    content = add(trajectory, content, Feedback.class, one -> one);
    boolean evaluated = trajectory.isDone(Step.EVALUATION);
    content = add(trajectory, content, Improvement.class, one -> evaluated ? one : null);
    Content before = content;
    content =
        add(
            trajectory,
            content,
            Wording.class,
            one -> isRead(trajectory, before, one) ? one : null);
    return add(trajectory, content, Attachment.class, one -> one.open() ? one : null);
  }

  /** Words of a part are read once the paper is, and what the part is about. */
  private static boolean isRead(Trajectory trajectory, Content shown, Wording wording) {
    if (!OpenPaper.isPublic(trajectory, wording.paper())) {
      return false;
    }
    String part = wording.part();
    int dot = part.indexOf('.');
    if (dot >= 0) {
      String id = part.substring(dot + 1);
      return Stream.of(Activity.class, Finding.class, Feedback.class)
          .flatMap(type -> shown.items(type).stream())
          .anyMatch(item -> item.id().toString().equals(id));
    }
    return Arrays.stream(Section.Kind.values())
        .filter(kind -> kind.word().equals(part))
        .allMatch(kind -> shown.section(kind).isPresent());
  }

  private static <I extends Item> Content add(
      Trajectory trajectory, Content content, Class<I> type, Function<I, @Nullable Item> shown) {
    Content more = content;
    for (I item : trajectory.content().items(type)) {
      Item open = shown.apply(item);
      if (open != null) {
        more = more.with(open);
      }
    }
    return more;
  }
}
