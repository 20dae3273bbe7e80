package nl.telmee.contact;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.Frame;

/**
 * Where somebody says that they want to be invited.
 *
 * @param here address of the page and its form
 * @param description of the panel, with the language it is in when that is not the page's
 * @param parent whether people under 16 may join with a parent
 * @param phone whether a number may be left
 * @param months how long somebody stays without another yes
 * @param trouble why it could not be sent; empty when it was not tried
 */
public record InviteMePage(
    Frame frame,
    String here,
    String organisation,
    String panel,
    Phrase description,
    boolean parent,
    boolean phone,
    int months,
    List<Option> bands,
    List<Option> municipalities,
    List<Option> themes,
    FormState form,
    String trouble,
    String consent) {

  /** Something to choose. */
  public record Option(String value, String label, boolean chosen) {}
}
