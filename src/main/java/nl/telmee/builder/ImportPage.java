package nl.telmee.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * What came of a file.
 *
 * @param taken how many questions came over, in words
 */
public record ImportPage(
    StaffFrame staff, String id, String file, String taken, List<Group> groups) {
  /**
   * What is said of one question of the file.
   *
   * @param question empty when it is about the whole
   */
  public record Group(String question, List<String> sentences) {}

  static ImportPage of(StaffFrame staff, PollDraft draft, BuilderStore.Import from) {
    Words words = staff.words();
    Map<String, List<String>> byQuestion = new LinkedHashMap<>();
    for (Remark remark : from.remarks()) {
      String name =
          remark.question().isEmpty() ? words.say("builder.import.whole") : remark.question();
      byQuestion.computeIfAbsent(name, _ -> new ArrayList<>()).add(remark.sentence(words));
    }
    List<Group> groups = new ArrayList<>();
    byQuestion.forEach((question, sentences) -> groups.add(new Group(question, sentences)));
    return new ImportPage(
        staff,
        draft.id().toString(),
        from.file(),
        words.count("builder.import.taken", draft.body().path("questions").size()),
        groups);
  }
}
