package nl.telmee.story;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Words;

/** Who is asked for, among all organisations. */
record Place(Words words, Organisation own, List<Organisation> all) {
  String slug() {
    return own.slug();
  }

  String address() {
    return "/o/" + own.slug();
  }

  String name(String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(this::name)
        .findFirst()
        .orElse(slug);
  }

  String name(Organisation one) {
    return one.name().in(words.language());
  }

  Map<String, String> names() {
    return TrajectoryPages.names(words, all);
  }

  /** Municipalities of a region, and councils. */
  List<Organisation> below() {
    return below(own.slug());
  }

  private List<Organisation> below(String slug) {
    return all.stream().filter(one -> slug.equals(one.parent())).toList();
  }

  Optional<Organisation> above() {
    return all.stream().filter(one -> one.slug().equals(own.parent())).findFirst();
  }

  List<Organisation> municipalities() {
    return below().stream().filter(one -> one.kind() == Organisation.Kind.MUNICIPALITY).toList();
  }

  /**
   * Itself, what is below it, and what is below that: a region has municipalities with councils.
   */
  Set<String> family() {
    Set<String> family = new LinkedHashSet<>(Set.of(own.slug()));
    for (Organisation one : below()) {
      family.add(one.slug());
      below(one.slug()).forEach(lower -> family.add(lower.slug()));
    }
    return family;
  }

  /** What residents have to do with: the family, and the region of a municipality. */
  Set<String> around() {
    Set<String> around = new LinkedHashSet<>(family());
    above()
        .filter(one -> one.kind() == Organisation.Kind.REGION)
        .ifPresent(one -> around.add(one.slug()));
    return around;
  }

  boolean region() {
    return own.kind() == Organisation.Kind.REGION;
  }
}
