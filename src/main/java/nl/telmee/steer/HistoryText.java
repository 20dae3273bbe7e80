package nl.telmee.steer;

import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Improvement;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Remark;
import nl.telmee.trajectory.Wording;

/** What an item says, for a line of the log. */
final class HistoryText {
  private HistoryText() {}

  static String of(Item item) {
    return switch (item) {
      case Activity activity -> activity.title();
      case Finding finding -> finding.text();
      case Decision decision -> decision.reason();
      case Feedback feedback -> feedback.text();
      case Improvement improvement -> improvement.text();
      case Remark remark -> remark.text();
      case Attachment attachment -> attachment.name();
      case Wording wording -> wording.text();
    };
  }
}
