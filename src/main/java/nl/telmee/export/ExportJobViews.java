package nl.telmee.export;

import java.util.Objects;
import nl.telmee.web.Words;

/** Files as the page shows them. */
final class ExportJobViews {
  private static final double MEGABYTE = 1_000_000;

  private ExportJobViews() {}

  static ExportPage.Job of(Words words, ExportJob job, boolean mayTake) {
    String asked = words.say("export.asked", words.moment(job.requestedAt()), job.email());
    return switch (job.state()) {
      case WAITING ->
          new ExportPage.Job(
              asked,
              words.say("export.state.waiting"),
              "part",
              new ExportPage.Progress("0", null, words.say("export.state.waiting.why")),
              "",
              null);
      case WORKING ->
          new ExportPage.Job(
              asked, words.say("export.state.working"), "part", progress(words, job), "", null);
      case DONE ->
          new ExportPage.Job(
              asked,
              words.say("export.state.done"),
              "yes",
              null,
              words.say("export.state.done.what", job.rows(), size(words, job.bytes())),
              mayTake ? "/staff/polls/" + job.poll() + "/export/" + job.id() : null);
      case FAILED ->
          new ExportPage.Job(
              asked, words.say("export.state.failed"), "no", null, reason(words, job), null);
    };
  }

  private static ExportPage.Progress progress(Words words, ExportJob job) {
    Long total = job.total();
    if (total == null || total == 0) {
      return new ExportPage.Progress("0", null, words.say("export.progress.sorting"));
    }
    return new ExportPage.Progress(
        String.valueOf(job.rows()),
        String.valueOf(total),
        words.say("export.progress", job.rows(), total));
  }

  private static String size(Words words, long bytes) {
    return words.say("export.megabytes", words.decimal(Math.max(bytes / MEGABYTE, 0.1)));
  }

  private static String reason(Words words, ExportJob job) {
    return switch (Objects.requireNonNullElse(job.problem(), "")) {
      case "too-few-responses" -> words.say("export.failed.too-few");
      case "microdata-not-allowed", "poll-not-closed" -> words.say("export.failed.policy");
      default -> words.say("export.failed.other");
    };
  }
}
