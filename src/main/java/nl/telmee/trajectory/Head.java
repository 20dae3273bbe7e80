package nl.telmee.trajectory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which trajectory it is, and whose; this never changes.
 *
 * @param slug the last part of its address
 * @param organisation slug of who owns it: a municipality, a region, or a council with a table
 * @param decides slug of the organisation whose board decides on the findings
 * @param participants slugs of municipalities that take part in a regional one
 * @param origin what it began with; null: nothing that is known
 */
public record Head(
    UUID id,
    String slug,
    String organisation,
    String decides,
    Set<String> participants,
    @Nullable Origin origin) {
  public Head {
    participants = Set.copyOf(participants);
  }

  /** One that began with nothing that is known. */
  public Head(UUID id, String slug, String organisation, String decides, Set<String> participants) {
    this(id, slug, organisation, decides, participants, null);
  }

  /** The address of its page, from the root of the site. */
  public String page() {
    return "/t/" + slug;
  }

  /** The address of an open attachment. */
  public String attachment(UUID attachment) {
    return page() + "/attachments/" + attachment;
  }

  /** All that have to do with it: whose it is, who decides, who takes part. */
  public Set<String> organisations() {
    Set<String> all = new TreeSet<>(participants);
    all.add(organisation);
    all.add(decides);
    return all;
  }

  /** Whether an organisation owns it, decides on it or takes part in it. */
  public boolean concerns(String slug) {
    return organisation.equals(slug) || decides.equals(slug) || participants.contains(slug);
  }

  /** Whether an organisation owns it, or its board decides on it. */
  public boolean answeredBy(String one) {
    return organisation.equals(one) || decides.equals(one);
  }

  /** Whether a council opened it as a table of its own. */
  public boolean table() {
    return !organisation.equals(decides);
  }

  /** How a party is called: of a table the council has the lead. */
  public Party named(Party party) {
    return party == Party.MUNICIPALITY && table() ? Party.COUNCIL : party;
  }

  /** Parties by the words that they are called by, in order, each once. */
  public List<String> named(Collection<Party> parties) {
    return parties.stream().sorted().map(this::named).map(Party::word).distinct().toList();
  }

  /** Organisations whose people decide: the one that does, and municipalities that take part. */
  boolean decidedIn(String one) {
    return one.equals(decides) || participants.contains(one);
  }
}
