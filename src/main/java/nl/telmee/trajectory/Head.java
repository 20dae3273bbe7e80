package nl.telmee.trajectory;

import java.util.Set;
import java.util.UUID;

/**
 * Which trajectory it is, and whose; this never changes.
 *
 * @param slug the last part of its address
 * @param organisation slug of who owns it: a municipality, a region, or a council with a table
 * @param decides slug of the organisation whose board decides on the findings
 * @param participants slugs of municipalities that take part in a regional one
 */
public record Head(
    UUID id, String slug, String organisation, String decides, Set<String> participants) {
  public Head {
    participants = Set.copyOf(participants);
  }

  /** The address of its page, from the root of the site. */
  public String page() {
    return "/t/" + slug;
  }

  /** The address of an open attachment. */
  public String attachment(UUID attachment) {
    return page() + "/attachments/" + attachment;
  }

  /** Whether a council opened it as a table of its own. */
  public boolean table() {
    return !organisation.equals(decides);
  }
}
