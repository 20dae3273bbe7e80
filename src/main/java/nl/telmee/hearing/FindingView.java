package nl.telmee.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.trajectory.Correction;
import nl.telmee.trajectory.Finding;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A finding on a page.
 *
 * @param text empty: a draft that waits for words
 * @param evidence null: it rests on notes
 */
public record FindingView(
    String id,
    String address,
    String text,
    String proposal,
    boolean client,
    boolean reported,
    @Nullable EvidenceView evidence,
    List<Earlier> earlier) {
  public FindingView {
    earlier = List.copyOf(earlier);
  }

  /** What something said before, and why it says something else now. */
  public record Earlier(String day, String text, List<String> more, String why) {
    public Earlier {
      more = List.copyOf(more);
    }
  }

  /**
   * Of a finding.
   *
   * @param base address of the list that the page of one stands below
   * @param here polls that have results on this installation
   */
  static FindingView of(Words words, String base, Finding finding, Set<UUID> here) {
    return new FindingView(
        finding.id().toString(),
        base + "/" + finding.id(),
        finding.text(),
        finding.proposal(),
        finding.client(),
        finding.reported(),
        EvidenceReading.of(words, finding.evidence(), here),
        earlier(words, finding.earlier()));
  }

  static List<Earlier> earlier(Words words, List<Correction> corrections) {
    return corrections.stream()
        .map(one -> new Earlier(words.day(one.on()), one.before(), more(words, one), one.why()))
        .toList();
  }

  /** What was corrected besides the text. */
  private static List<String> more(Words words, Correction correction) {
    List<String> more = new ArrayList<>();
    String proposal = correction.proposal();
    if (proposal != null && !proposal.isBlank()) {
      more.add(words.say("hearing.finding.in-proposal", proposal));
    }
    Boolean client = correction.client();
    if (client != null) {
      more.add(words.say(client ? "hearing.earlier.client" : "hearing.earlier.not-client"));
    }
    return more;
  }

  /** What it is called where there is no room for all of it. */
  static String brief(Words words, Finding finding) {
    String text = finding.text().isBlank() ? draft(words, finding) : finding.text();
    return text.length() > 90 ? text.substring(0, text.lastIndexOf(' ', 88) + 1) + "…" : text;
  }

  private static String draft(Words words, Finding finding) {
    EvidenceView evidence = EvidenceReading.of(words, finding.evidence(), Set.of());
    return evidence == null ? words.say("hearing.finding.draft") : evidence.question();
  }
}
