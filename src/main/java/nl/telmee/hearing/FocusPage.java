package nl.telmee.hearing;

import java.util.List;
import nl.telmee.signal.Typed;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What a member of the focus group sees who came by the link: drafts, and what the group does.
 *
 * @param base address of the page, with the secret
 * @param lang of the title
 * @param state where the trajectory stands, in words
 * @param shown address of the public page; empty while it is a draft
 * @param done what was done just now; empty: nothing
 * @param typed all forms of the page: no two have a field of the same name
 * @param approach null: nobody wrote it yet, or it is in the form
 * @param sharpen null: the focus group does not write the approach now
 * @param report null: nobody wrote it yet
 * @param finish null: it is not up to the focus group now
 * @param review null: it cannot be written now
 * @param evaluation null: it cannot be written now
 */
public record FocusPage(
    Frame frame,
    String base,
    String title,
    String lang,
    String organisation,
    String state,
    String shown,
    String done,
    Typed typed,
    List<Stop> stops,
    @Nullable Draft approach,
    @Nullable Sharpen sharpen,
    List<FindingView> findings,
    @Nullable Draft report,
    List<Said> remarks,
    List<Choice> abouts,
    @Nullable Finish finish,
    @Nullable Review review,
    @Nullable Evaluation evaluation) {
  public FocusPage {
    stops = List.copyOf(stops);
    findings = List.copyOf(findings);
    remarks = List.copyOf(remarks);
    abouts = List.copyOf(abouts);
  }

  /**
   * A step of the line.
   *
   * @param kind class: done, now or later
   * @param word what the kind is, for who does not see it
   * @param detail when, and who; empty: not known
   */
  public record Stop(String name, String kind, String word, String detail) {}

  /** A text that is not final, in parts with a heading each. */
  public record Draft(List<Part> parts) {
    public Draft {
      parts = List.copyOf(parts);
    }
  }

  /** A part of a draft. */
  public record Part(String heading, String text) {}

  /** What somebody said about a draft. */
  public record Said(String by, String about, String text) {}

  /**
   * Saying that the step is done which the focus group is responsible for.
   *
   * @param missing what must be there first
   * @param form where on the page it is written; empty: elsewhere
   */
  public record Finish(String key, String step, List<String> missing, String form) {
    public Finish {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Sharpening the question and the approach.
   *
   * @param now what somebody else wrote meanwhile; null: nobody did
   */
  public record Sharpen(String seen, List<Choice> ways, @Nullable Draft now) {
    public Sharpen {
      ways = List.copyOf(ways);
    }
  }

  /** Judging the report. */
  public record Review(String seen, List<Choice> judgements) {
    public Review {
      judgements = List.copyOf(judgements);
    }
  }

  /** Looking back. */
  public record Evaluation(String seen, List<Criterion> criteria) {
    public Evaluation {
      criteria = List.copyOf(criteria);
    }
  }

  /** What is scored, with the scores to choose from. */
  public record Criterion(String field, String label, List<Choice> scores) {
    public Criterion {
      scores = List.copyOf(scores);
    }
  }

  /** A link that is wrong or has ended. */
  public record Ended(Frame frame) {}
}
