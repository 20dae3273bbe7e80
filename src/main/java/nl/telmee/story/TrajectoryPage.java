package nl.telmee.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.council.Brought;
import nl.telmee.trajectory.FileFact;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Origin;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * The page of a trajectory.
 *
 * @param lang of what people wrote in it, where that is not the page's
 * @param over whether it does not go on any more
 * @param told feedback, the newest first
 * @param papers those that everybody may read
 * @param from what it began with; null: that is not known
 * @param search where to search in what is of its owner
 * @param parts the parts of the page that there are, to go to
 */
public record TrajectoryPage(
    Frame frame,
    @Nullable String lang,
    boolean over,
    Opening opening,
    StepLine line,
    Asked asked,
    Invited invited,
    Heard heard,
    List<Told> told,
    LookedBack back,
    Follow follow,
    List<Paper> papers,
    List<Enclosed> documents,
    @Nullable From from,
    String search,
    List<Link> parts) {
  /** How to hear what comes of it. */
  public record Follow(String page, String mail, String atom) {
    static Follow of(Head head) {
      String organisation = "/o/" + head.organisation();
      return new Follow(
          organisation + "/follow",
          organisation + "/follow/mail?trajectory=" + head.slug(),
          "/feeds/" + head.organisation() + "/atom?trajectory=" + head.slug());
    }
  }

  /** A document: to read, and to take along. */
  public record Paper(String name, String read, String file) {
    private static Paper of(Reading reading, nl.telmee.trajectory.OpenPaper paper) {
      String read = paper.address(reading.trajectory());
      return new Paper(reading.say("region.paper." + paper.word()), read, read + "/odt");
    }
  }

  /**
   * What a trajectory began with.
   *
   * @param to where that is read; null: it cannot be read here, or not any more
   */
  public record From(String said, @Nullable Link to) {
    private static @Nullable From of(Reading reading, Optional<Brought> brought) {
      Origin origin = reading.trajectory().head().origin();
      return origin == null
          ? null
          : new From(
              reading.say("origin.began." + origin.kind().word()),
              brought.map(one -> new Link(one.address(), one.subject())).orElse(null));
    }
  }

  /**
   * The page.
   *
   * @param brought what it began with, if everybody may read that
   * @param facts of the files that are there for everybody
   */
  static TrajectoryPage of(
      Frame frame, Reading reading, Optional<Brought> brought, Map<UUID, FileFact> facts) {
    Head head = reading.trajectory().head();
    Heard heard = Heard.of(reading);
    List<Told> told = Told.of(reading);
    LookedBack back = LookedBack.of(reading);
    List<Enclosed> documents = Enclosed.of(reading, facts);
    List<Paper> papers =
        nl.telmee.trajectory.OpenPaper.of(reading.trajectory()).stream()
            .map(one -> Paper.of(reading, one))
            .toList();
    return new TrajectoryPage(
        frame,
        frame.words().language() == Language.NL ? null : Language.NL.code(),
        reading.over(),
        Opening.of(reading),
        StepLine.of(reading),
        Asked.of(reading),
        Invited.of(reading),
        heard,
        told,
        back,
        Follow.of(head),
        papers,
        documents,
        From.of(reading, brought),
        "/search?organisation=" + head.organisation(),
        parts(frame, heard, told, back, !papers.isEmpty() || !documents.isEmpty()));
  }

  private static List<Link> parts(
      Frame frame, Heard heard, List<Told> told, LookedBack back, boolean documents) {
    List<Link> parts = new ArrayList<>();
    parts.add(new Link("#steps", frame.say("story.part.steps")));
    if (heard.any()) {
      parts.add(new Link("#heard", frame.say("story.part.heard")));
    }
    if (!told.isEmpty()) {
      parts.add(new Link("#told", frame.say("story.part.told")));
    }
    parts.add(new Link("#asked", frame.say("story.part.asked")));
    if (back.any()) {
      parts.add(new Link("#back", frame.say("story.part.back")));
    }
    if (documents) {
      parts.add(new Link("#documents", frame.say("story.part.documents")));
    }
    parts.add(new Link("#follow", frame.say("story.part.follow")));
    return parts;
  }
}
