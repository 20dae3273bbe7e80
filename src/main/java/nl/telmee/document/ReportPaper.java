package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Report;
import nl.telmee.trajectory.Review;

/** The report of what was heard. */
final class ReportPaper {
  private ReportPaper() {}

  static Document of(Source source) {
    Document.Sheet sheet = new Document.Sheet();
    Report report = source.section(Report.class).orElse(new Report("", "", ""));
    sheet.chapter("summary", source.say("document.summary")).text(source.written(report.summary()));
    sheet
        .chapter("activities", source.say("document.activities"))
        .table(source.activityHeader(), source.rows(source.heard()));
    if (source.heard().isEmpty()) {
      sheet.text(source.say(source.over() ? "document.heard.nobody" : "document.heard.none"));
    }
    for (Activity activity : source.heard()) {
      if (!activity.notes().isBlank()) {
        sheet.part("notes." + activity.id(), activity.title()).text(activity.notes());
      }
      source.points(sheet, activity);
    }
    sheet.chapter("findings", source.say("document.findings"));
    if (source.findings().isEmpty()) {
      sheet.text(source.written(""));
    }
    for (Finding finding : source.findings()) {
      sheet.part("finding." + finding.id(), finding.text());
      new Figures(source).write(sheet, finding);
      if (!finding.proposal().isBlank()) {
        sheet.text(source.say("document.proposal", finding.proposal()));
      }
      sheet.source(source.origin(finding));
      if (finding.client()) {
        sheet.source(source.say("story.client"));
      }
      Corrected.of(source, finding).forEach(sheet::source);
    }
    if (!report.clientPerspective().isBlank()) {
      sheet.chapter("clients", source.say("document.clients")).text(report.clientPerspective());
    }
    sheet
        .chapter("reach", source.say("document.reach"))
        .table(Reach.header(source), Reach.rows(source));
    sheet
        .chapter("reaction", source.say("document.reaction"))
        .text(source.written(report.reaction()));
    source.section(Review.class).ifPresent(review -> review(source, sheet, review));
    return sheet.document(
        source.say("document.report.title", source.title()),
        source.words().language(),
        source.trajectory().head().slug() + "-verslag");
  }

  private static void review(Source source, Document.Sheet sheet, Review review) {
    Review.Judgement judgement = review.judgement();
    if (judgement == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(source.say("trajectory.judgement." + judgement.word()));
    sheet.chapter("review", source.say("document.review")).bullets(lines).text(review.note());
    sheet.text(review.communication());
  }
}
