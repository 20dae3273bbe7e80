package nl.telmee.contact;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.Frame;

/**
 * What is kept of somebody, for themselves.
 *
 * @param here address of this page
 * @param asks whether they are asked if they still want to be invited
 * @param done what was just done, in words; empty: nothing
 * @param consent the text that they agreed to
 * @param newest the text that they agree to when they say yes again
 */
public record OwnPage(
    Frame frame,
    String here,
    String organisation,
    Phrase panel,
    String address,
    boolean phone,
    String parent,
    String since,
    boolean asks,
    String done,
    List<InviteMePage.Option> bands,
    List<InviteMePage.Option> municipalities,
    List<InviteMePage.Option> themes,
    List<InviteMePage.Option> languages,
    FormState form,
    String consent,
    String newest) {}
