package nl.telmee.release;

import java.util.List;
import nl.telmee.poll.EarlyLook;
import nl.telmee.spread.SpokenView;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A version of the results as a report, to be printed or kept as PDF.
 *
 * @param notes how the results came about
 * @param few why there is nothing to show; null when there is
 * @param spoken what was said in conversations, beside the results; null without
 * @param looks who of the staff saw results early; null when nobody did
 */
public record ReportPage(
    Frame frame,
    Phrase title,
    @Nullable Phrase introduction,
    String standing,
    MethodNotes notes,
    @Nullable TooFew few,
    List<ReportQuestion> questions,
    @Nullable SpokenView spoken,
    @Nullable Looks looks,
    String address,
    String back) {

  static ReportPage of(
      Frame frame, Results results, Beside beside, List<EarlyLook> looks, String publicUrl) {
    var content = results.poll().content();
    TooFew few = TooFew.of(frame.words(), results, null);
    Standing standing = Standing.of(frame.words(), results, null);
    return new ReportPage(
        frame,
        Phrase.of(content.title(), frame.words()),
        content.introduction() == null ? null : Phrase.of(content.introduction(), frame.words()),
        standing.moment() == null ? standing.chip() : standing.chip() + ". " + standing.moment(),
        MethodNotes.of(frame.words(), results, beside),
        few,
        few == null ? ReportQuestion.all(frame.words(), results, beside.texts()) : List.of(),
        SpokenView.of(frame.words(), beside.spoken()),
        Looks.of(frame.words(), looks),
        publicUrl + results.poll().page() + "/results",
        results.poll().page() + "/results");
  }
}
