package nl.telmee.contact;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;

/** Where administrators decide about the contacts of their organisation. */
public record RulesPage(
    StaffFrame staff,
    String here,
    String back,
    String organisation,
    List<InviteMePage.Option> under16,
    FormState form) {}
