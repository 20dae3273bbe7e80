package nl.telmee.story;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.Head;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * The page of a trajectory.
 *
 * @param lang of what people wrote in it, where that is not the page's
 * @param told feedback, the newest first
 * @param parts the parts of the page that there are, to go to
 */
public record TrajectoryPage(
    Frame frame,
    @Nullable String lang,
    Opening opening,
    StepLine line,
    Asked asked,
    Invited invited,
    Heard heard,
    List<Told> told,
    LookedBack back,
    Follow follow,
    List<Link> documents,
    List<Link> parts) {
  /** How to hear what comes of it. */
  public record Follow(String page, String mail, String atom) {
    static Follow of(Head head) {
      String organisation = "/o/" + head.organisation();
      return new Follow(
          organisation + "/follow",
          organisation + "/follow/mail",
          "/feeds/" + head.organisation() + "/atom?trajectory=" + head.slug());
    }
  }

  static TrajectoryPage of(Frame frame, Reading reading) {
    Head head = reading.trajectory().head();
    Heard heard = Heard.of(reading);
    List<Told> told = Told.of(reading);
    LookedBack back = LookedBack.of(reading);
    List<Link> documents =
        reading.trajectory().content().items(Attachment.class).stream()
            .map(one -> new Link(head.attachment(one.id()), one.name()))
            .toList();
    return new TrajectoryPage(
        frame,
        frame.words().language() == Language.NL ? null : Language.NL.code(),
        Opening.of(reading),
        StepLine.of(reading),
        Asked.of(reading),
        Invited.of(reading),
        heard,
        told,
        back,
        Follow.of(head),
        documents,
        parts(frame, heard, told, back, documents));
  }

  private static List<Link> parts(
      Frame frame, Heard heard, List<Told> told, LookedBack back, List<Link> documents) {
    List<Link> parts = new ArrayList<>();
    parts.add(new Link("#steps", frame.say("story.part.steps")));
    if (!heard.findings().isEmpty()) {
      parts.add(new Link("#heard", frame.say("story.part.heard")));
    }
    if (!told.isEmpty()) {
      parts.add(new Link("#told", frame.say("story.part.told")));
    }
    parts.add(new Link("#asked", frame.say("story.part.asked")));
    if (back.any()) {
      parts.add(new Link("#back", frame.say("story.part.back")));
    }
    if (!documents.isEmpty()) {
      parts.add(new Link("#documents", frame.say("story.part.documents")));
    }
    parts.add(new Link("#follow", frame.say("story.part.follow")));
    return parts;
  }
}
