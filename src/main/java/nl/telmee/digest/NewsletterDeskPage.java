package nl.telmee.digest;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page with all newsletters of the caller's organisations, and how many people follow these.
 *
 * @param mails whether mail can be sent at all
 * @param places organisations that a newsletter can be made for
 */
public record NewsletterDeskPage(
    StaffFrame staff,
    @Nullable String done,
    boolean mails,
    List<Place> places,
    FormState form,
    List<Row> newsletters,
    List<Counts> counts) {
  /** An organisation. */
  public record Place(String slug, String name) {}

  /** A newsletter. */
  public record Row(String address, String title, String organisation, String state, String chip) {}

  /** Followers of an organisation, as numbers. */
  public record Counts(
      String organisation,
      String atOnce,
      String daily,
      String weekly,
      String newsletter,
      String returned,
      String givenUp) {}
}
