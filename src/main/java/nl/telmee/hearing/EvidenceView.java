package nl.telmee.hearing;

import java.util.List;

/**
 * Frozen numbers on a page.
 *
 * @param question its text
 * @param counted how many answered, and of which version
 * @param bars shares, the largest marked
 * @param mean the average, in words; empty: there is none
 * @param groups the same by background question
 * @param talked how many people were talked to; empty: nobody
 * @param spoken what they said, beside the numbers and in none of them
 * @param method how the poll was held
 * @param methodLang the language of that sentence
 * @param address of the very version of the results; empty: the poll was held on another site
 * @param link what the link says, or where the numbers come from: it names the version
 */
public record EvidenceView(
    String question,
    String counted,
    List<Bar> bars,
    String mean,
    List<Group> groups,
    String talked,
    List<Bar> spoken,
    String method,
    String methodLang,
    String address,
    String link) {

  public EvidenceView {
    bars = List.copyOf(bars);
    groups = List.copyOf(groups);
    spoken = List.copyOf(spoken);
  }

  /**
   * One answer.
   *
   * @param figure in words
   * @param width of the bar; empty: there is no bar
   * @param tone "most" or "least"
   */
  public record Bar(String label, String figure, String width, String tone) {}

  /** One group: what it is, how many of it were counted, and its answers. */
  public record Group(String name, String counted, List<Bar> bars) {
    public Group {
      bars = List.copyOf(bars);
    }
  }
}
