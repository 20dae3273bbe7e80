package nl.telmee.document;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Hindrance;
import nl.telmee.trajectory.OpenPaper;
import nl.telmee.trajectory.Permissions;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/** Makes the page on which a paper is worded. */
record EditView(StaffFrame staff, WordedPaper paper, Standing standing) {
  /**
   * A form that could not be stored.
   *
   * @param key of the part
   * @param wrong what is wrong with what was typed; empty: nothing is
   * @param other whether somebody else changed the part meanwhile
   */
  record Sent(String key, String text, String wrong, boolean other) {}

  /** Stands for the words that somebody had before their eyes; empty: those of the program. */
  static String seen(@Nullable Wording wording) {
    return wording == null
        ? ""
        : UUID.nameUUIDFromBytes(wording.json().toString().getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  private Source source() {
    return paper.source();
  }

  private String base() {
    return DocumentRoutes.address(source().trajectory()) + "/" + paper.paper().word();
  }

  /**
   * The page.
   *
   * @param sent null: nothing was sent that could not be stored
   */
  EditPage page(String done, String trouble, @Nullable Sent sent) {
    Trajectory trajectory = source().trajectory();
    boolean known = sent == null || paper.part(sent.key()).isPresent();
    return new EditPage(
        staff,
        TrajectoryDesk.of(
            source().words(),
            trajectory,
            standing,
            source().owner(),
            TrajectoryDesk.Page.DOCUMENTS),
        paper.written().title(),
        base() + "/edit",
        base(),
        OpenPaper.isPublic(trajectory, paper.paper()),
        why(),
        done,
        known ? trouble : source().say("document.edit.gone-now"),
        sent == null || known ? "" : sent.text(),
        paper.parts().stream().map(part -> part(part, sent)).toList(),
        paper.gone().stream().map(this::gone).toList());
  }

  /** Whether the caller is one of those who word papers. */
  boolean words() {
    Change any =
        new Change.Put(
            Wording.of(
                paper.paper(),
                WordedPaper.ADDITION,
                source().words().language(),
                "",
                new UUID(0, 0)));
    return Permissions.party(source().trajectory(), any, standing.parties()).isPresent();
  }

  /** Why the caller cannot word anything; empty: the caller can. */
  private String why() {
    if (!words()) {
      return source().say("document.edit.not-yours");
    }
    return source().trajectory().state() == Trajectory.State.CLOSED
        ? source().say("trajectory.no." + Hindrance.CLOSED.word())
        : "";
  }

  private EditPage.Part part(WordedPart part, @Nullable Sent all) {
    Optional<Sent> sent = Optional.ofNullable(all).filter(one -> one.key().equals(part.key()));
    Wording wording = part.wording();
    return new EditPage.Part(
        part.key(),
        part.label(),
        part.text(),
        wording == null ? "" : source().words().day(wording.on()),
        part.outdated(),
        part.written().prose(),
        part.written().facts(),
        Wording.id(paper.paper(), part.key(), source().words().language()).toString(),
        seen(wording),
        part.written().basis().toString(),
        sent.map(Sent::text).orElseGet(part::text),
        sent.map(Sent::wrong).orElse(""),
        sent.filter(Sent::other).map(_ -> part.text()).orElse(null));
  }

  private EditPage.Gone gone(Wording wording) {
    return new EditPage.Gone(
        wording.id().toString(), source().words().day(wording.on()), wording.text(), seen(wording));
  }
}
