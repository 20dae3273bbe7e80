package nl.telmee.trajectory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.telmee.web.Fields;

/**
 * Who is concerned, by category. Categories of the checklist that are not on it were not considered
 * yet.
 */
public record StakeholderMap(List<Stakeholder> categories) implements Section {
  public static final int MOST = 40;

  /** Nobody was considered yet. */
  public static final StakeholderMap EMPTY = new StakeholderMap(List.of());

  public StakeholderMap {
    categories = List.copyOf(categories);
  }

  /** Those whom the question touches. */
  public Stream<Stakeholder> concerned() {
    return categories.stream().filter(Stakeholder::concerned);
  }

  /** The words of the checklist that were not considered yet. */
  public List<String> forgotten() {
    Set<String> here = new HashSet<>();
    categories.forEach(one -> here.add(one.category()));
    return Stakeholder.Category.words().stream().filter(word -> !here.contains(word)).toList();
  }

  static StakeholderMap read(Fields fields) {
    List<Stakeholder> categories =
        fields.objects("categories", 0, MOST).stream().map(Stakeholder::read).toList();
    Set<String> seen = new HashSet<>();
    for (Stakeholder one : categories) {
      if (!seen.add(one.category())) {
        fields.wrong("categories", "has a category twice: " + one.category());
      }
    }
    fields.end();
    return new StakeholderMap(categories);
  }
}
