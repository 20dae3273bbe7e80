package nl.telmee.contact;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Where staff invite people.
 *
 * @param here address of the form
 * @param back where the registers are
 * @param preview what will happen; null: it was not asked for, or something is wrong
 */
public record InvitationFormPage(
    StaffFrame staff,
    String here,
    String back,
    List<InviteMePage.Option> panels,
    List<InviteMePage.Option> polls,
    List<InviteMePage.Option> municipalities,
    List<InviteMePage.Option> bands,
    List<InviteMePage.Option> themes,
    FormState form,
    @Nullable Preview preview) {

  /**
   * What will happen.
   *
   * @param reach how many people it goes to, in words
   * @param enough whether these are enough
   */
  public record Preview(String reach, boolean enough, String when, List<Letter> letters) {}

  /** What people read, in a language. */
  public record Letter(
      String lang,
      String language,
      String subject,
      List<String> before,
      String button,
      List<String> after,
      String sms) {}
}
