package nl.telmee.trajectory;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.identity.Organisation;
import nl.telmee.web.FileKind;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;

/**
 * What is asked of a trajectory from elsewhere besides that its changes follow the rules: nothing
 * comes in that could not have been made here. Pure.
 */
final class Admission {
  /** Clocks of two servers differ a little. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  private static final Pattern ROLE = Pattern.compile("[a-z][a-z-]{0,39}");

  private final List<Mistake> mistakes = new ArrayList<>();

  private static final String ABSENT = "there is no organisation ";

  private Admission() {}

  /** Short names of the organisations that a transfer was refused for, as they are not here. */
  static List<String> absent(Rejected refused) {
    return refused.mistakes().stream()
        .map(Mistake::detail)
        .filter(detail -> detail.startsWith(ABSENT))
        .map(detail -> detail.substring(ABSENT.length()))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The files of a transfer, each as what it is.
   *
   * @param all organisations that are here
   * @throws Rejected with every mistake
   */
  static Map<UUID, StoredFile> of(Transfer transfer, List<Organisation> all, Instant now) {
    Admission admission = new Admission();
    admission.head(transfer.trajectory().head(), all);
    admission.log(transfer.changes(), now);
    Map<UUID, StoredFile> files = admission.files(transfer);
    if (!admission.mistakes.isEmpty()) {
      throw Rejected.mistakes(admission.mistakes);
    }
    return files;
  }

  private void wrong(String pointer, String detail) {
    mistakes.add(new Mistake(pointer, detail));
  }

  private void head(Head head, List<Organisation> all) {
    Map<String, Organisation> known = new LinkedHashMap<>();
    all.forEach(one -> known.put(one.slug(), one));
    here(known, head.organisation(), "/head/organisation");
    here(known, head.decides(), "/head/decides");
    head.participants().stream().sorted().forEach(one -> here(known, one, "/head/participants"));
    Organisation owner = known.get(head.organisation());
    Organisation board = known.get(head.decides());
    if (owner != null && board != null && head.table() && !mayDecide(owner, board)) {
      wrong("/head/decides", "does not decide for " + head.organisation());
    }
  }

  private static boolean mayDecide(Organisation owner, Organisation board) {
    return owner.kind() == Organisation.Kind.COUNCIL && board.slug().equals(owner.parent());
  }

  private void here(Map<String, Organisation> known, String slug, String pointer) {
    if (!known.containsKey(slug)) {
      wrong(pointer, ABSENT + slug);
    }
  }

  private void log(List<LoggedChange> changes, Instant now) {
    Instant latest = Instant.MIN;
    for (int i = 0; i < changes.size(); i++) {
      LoggedChange line = changes.get(i);
      String pointer = "/changes/" + i;
      if (line.at().isAfter(now.plus(SLACK))) {
        wrong(pointer + "/changedAt", "is in the future");
      }
      if (line.at().plus(SLACK).isBefore(latest)) {
        wrong(pointer + "/changedAt", "is before the change that went before");
      }
      if (!ROLE.matcher(line.by()).matches()) {
        wrong(pointer + "/changedBy", "must be the word of a role");
      }
      latest = line.at().isAfter(latest) ? line.at() : latest;
    }
  }

  /** Each attachment has its file, each file its attachment. */
  private Map<UUID, StoredFile> files(Transfer transfer) {
    Map<UUID, StoredFile> files = new LinkedHashMap<>();
    Map<UUID, Buffer> sent = new LinkedHashMap<>(transfer.files());
    for (Attachment one : transfer.trajectory().content().items(Attachment.class)) {
      Buffer content = sent.remove(one.id());
      if (content == null) {
        wrong("/attachments/" + one.id(), "has no file");
      } else {
        file(one, content).ifPresent(file -> files.put(one.id(), file));
      }
    }
    sent.keySet().forEach(id -> wrong("/attachments/" + id, "is no attachment of it"));
    return files;
  }

  private Optional<StoredFile> file(Attachment attachment, Buffer content) {
    String pointer = "/attachments/" + attachment.id();
    Optional<FileKind> kind = FileKind.of(content);
    kind.ifPresentOrElse(
        is ->
            attachment
                .wrongAs(is)
                .forEach(mistake -> wrong(pointer + mistake.pointer(), mistake.detail())),
        () ->
            wrong(
                pointer,
                FileKind.hasMacros(content)
                    ? "is a document with macros"
                    : "is of a kind that is not taken"));
    return kind.map(is -> new StoredFile(is, content));
  }
}
