package nl.telmee.signal;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Caller;
import nl.telmee.web.Words;

/**
 * The organisations there are, and on which of them a caller works: as staff of one, or as its
 * council.
 */
public record Workplaces(Caller caller, List<Organisation> all) {
  /** Reads them. */
  public static Future<Workplaces> of(OrganisationStore organisations, Caller caller) {
    return organisations.all().map(all -> new Workplaces(caller, all));
  }

  /** Those that the caller works on, by slug. */
  public List<Organisation> own() {
    return all.stream().filter(one -> caller.worksWith(one.slug())).toList();
  }

  /** Their slugs. */
  public Set<String> slugs() {
    Set<String> slugs = new LinkedHashSet<>();
    own().forEach(one -> slugs.add(one.slug()));
    return slugs;
  }

  /** What one is called. */
  public String name(Words words, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }

  /** The names of some, by slug, for a choice in a form. */
  public static Map<String, String> choices(Words words, List<Organisation> some) {
    Map<String, String> names = new TreeMap<>();
    some.forEach(one -> names.put(one.slug(), one.name().in(words.language())));
    return names;
  }
}
